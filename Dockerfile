# The page, then the binary with the page inside, then nothing but the binary.

FROM node:22-bookworm-slim AS page
WORKDIR /src/web
COPY web/package.json web/package-lock.json web/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY web/ ./
RUN npm run build

FROM golang:1.26-bookworm AS binary
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY cmd/ cmd/
COPY data/ data/
COPY geo/ geo/
COPY server/ server/
COPY web/embed.go web/embed.go
COPY --from=page /src/web/dist/ web/dist/
ARG VERSION=container
RUN CGO_ENABLED=1 go build -trimpath -ldflags "-s -w -X main.version=${VERSION}" -o /out/tawthiq ./cmd/tawthiq \
 && mkdir -p /out/data

FROM debian:bookworm-slim
COPY --from=binary /out/tawthiq /usr/local/bin/tawthiq
# 65534 is Debian's nobody: it owns the volume and nothing else.
COPY --from=binary --chown=65534:65534 /out/data/ /data/
USER 65534:65534
VOLUME /data
ENV TAWTHIQ_DB=/data/tawthiq.db TAWTHIQ_LISTEN=0.0.0.0:8080
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s CMD ["tawthiq", "health"]
ENTRYPOINT ["tawthiq"]
CMD ["serve"]
