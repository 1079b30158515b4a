// Requests to the page's own server. Nothing here reaches any other host.

import { joinQuery } from "../state/codec";
import type { Problem } from "./types";

/** What went wrong with a request, in the server's words where it gave any. */
export class RequestError extends Error {
  constructor(readonly kind: "offline" | "refused" | "missing" | "server", readonly problem?: Problem) {
    super(problem?.detail ?? problem?.title ?? kind);
  }
}

/** Returns the path of an API answer with its parameters. */
export function apiPath(path: string, params: [string, string][] = []): string {
  const query = joinQuery(params);
  return `/api/v1/${path}${query ? `?${query}` : ""}`;
}

/**
 * Returns the JSON answer of a path. Errors: RequestError, or the AbortError of the signal.
 * The browser's cache revalidates by ETag, so an unchanged answer costs one short round trip.
 */
export async function getJSON<T>(path: string, signal?: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { headers: { Accept: "application/json" }, ...(signal ? { signal } : {}) });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new RequestError("offline");
  }
  if (!response.ok) throw await refusal(response);
  return (await response.json()) as T;
}

async function refusal(response: Response): Promise<RequestError> {
  const problem = await response.json().then(
    (body: unknown) => (typeof body === "object" && body !== null && "title" in body ? (body as Problem) : undefined),
    () => undefined,
  );
  if (response.status === 404) return new RequestError("missing", problem);
  return new RequestError(response.status < 500 ? "refused" : "server", problem);
}
