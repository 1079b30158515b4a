# tawthiq: `make run` serves it, `make test` tests all of it; `make help` lists the rest.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

BIN     := bin/tawthiq
DB      ?= tawthiq.db
LISTEN  ?= 127.0.0.1:8080
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo development)

PAGE_SOURCES := $(shell find web/src web/index.html web/public -type f 2>/dev/null) \
	$(wildcard web/*.json web/*.ts)

.PHONY: help run build web test test-go test-web test-e2e check-go fmt reference bench bench-geocode bench-map bench-import bench-figures bench-page fit-geocode types audit chromium clean FORCE

help: ## list what can be made
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: build ## build everything and serve it at http://127.0.0.1:8080
	$(BIN) serve --db $(DB) --listen $(LISTEN)

build: $(BIN) ## the binary, with the page and the reference facts inside

$(BIN): web FORCE
	CGO_ENABLED=1 go build -trimpath -ldflags "-s -w -X main.version=$(VERSION)" -o $@ ./cmd/tawthiq

web: web/dist/index.html ## the page

web/dist/index.html: web/node_modules/.package-lock.json $(PAGE_SOURCES)
	npm --prefix web run build
	@touch web/dist/.keep $@

web/node_modules/.package-lock.json: web/package.json web/package-lock.json
	npm --prefix web ci --no-audit --no-fund
	@touch $@

test: check-go test-go test-web test-e2e ## everything: vet, formatting, Go tests, page tests, end to end in Chromium

check-go:
	@unformatted=$$(gofmt -l cmd data geo server web/*.go); \
	  if [ -n "$$unformatted" ]; then echo "not formatted; run 'make fmt':"; echo "$$unformatted"; exit 1; fi
	go vet ./...

test-go: web ## Go tests with the race detector, in random order
	go test -race -shuffle=on ./...

test-web: web/node_modules/.package-lock.json ## type check and unit tests of the page
	npm --prefix web run typecheck
	npm --prefix web test

test-e2e: build chromium ## the page in a real headless Chromium
	TAWTHIQ_BIN=$(abspath $(BIN)) npm --prefix web run e2e

chromium:
	@if ! command -v chromium >/dev/null; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-core; \
	  else echo "the end-to-end tests need Chromium and an Arabic font: install Debian's chromium and fonts-noto-core"; exit 1; fi; fi

fmt: ## format the Go code
	gofmt -w cmd data geo server web/*.go

reference: build ## compile the reference facts again, from FROM=FOLDER
	$(BIN) reference build $(if $(FROM),--from $(FROM)) --to data/reference/compiled

bench: ## the benchmarks of every Go package
	go test -run '^$$' -bench . -benchmem ./...

DESCRIBED ?= ../shared/testdata/geocode_dev.csv

bench-geocode: ## score the geocoder on DESCRIBED=FILE, also held out; ARGS=--misses lists what it misses
	@if [ -f "$(DESCRIBED)" ]; then go run ./cmd/tawthiq bench geocode --folds 5 $(ARGS) "$(DESCRIBED)"; \
	  else echo "there is no $(DESCRIBED) to score the geocoder on; name a file with DESCRIBED=FILE"; fi

bench-map: ## prove the map engine beside its contenders; ARGS="--rows 100000 --peers none" measures less
	go build -o bin/benchmap ./cmd/benchmap
	@[ web/bench/node_modules/.package-lock.json -nt web/bench/package-lock.json ] \
	  || npm --prefix web/bench ci --no-audit --no-fund --loglevel error || echo "going on without the contenders from npm"
	bin/benchmap $(ARGS)

ROWS ?= 1000000

bench-import: ## time the import of ROWS=1000000 made-up rows, beside bare inserts
	go run ./cmd/tawthiq bench import --rows $(ROWS)

bench-figures: ## time cross-tables, timelines, facets and reconciliations over ROWS=1000000 made-up incidents
	go run ./cmd/tawthiq bench figures --records $(ROWS) $(ARGS)

bench-page: build chromium ## how quickly the page answers its reader, over INCIDENTS=1000000 made-up incidents
	TAWTHIQ_BIN=$(abspath $(BIN)) npm --prefix web run bench

fit-geocode: ## for developers: fit the embedded weights of the geocoder to DESCRIBED=FILE again
	go run ./cmd/tawthiq bench geocode --fit geo/geocode/weights.csv "$(DESCRIBED)"

types: ## the types of the page and the texts of the interface, from the Go code
	go test ./server/openapi -run CommentsAreThoseOfTheSource -update
	go test ./server -run TypesOfThePage -update

audit: web/node_modules/.package-lock.json ## known vulnerabilities of the dependencies (needs the network)
	go run golang.org/x/vuln/cmd/govulncheck@latest ./...
	npm --prefix web audit

clean: ## remove what was built
	rm -rf bin web/node_modules web/e2e/artefacts
	find web/dist -mindepth 1 ! -name .keep -delete
