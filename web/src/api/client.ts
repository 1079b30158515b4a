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

/** A request that does more than read what anyone may. */
export interface Sending {
  method?: "GET" | "POST" | "DELETE";
  body?: unknown;
  /** The header of that name, of whoever signed in. */
  authorization?: string;
}

/**
 * Returns the JSON answer of a path. Errors: RequestError, or the AbortError of the signal.
 * The browser's cache revalidates by ETag, so an unchanged answer costs one short round trip.
 */
export function getJSON<T>(path: string, signal?: AbortSignal): Promise<T> {
  return sendJSON(path, {}, signal);
}

/** Sends a request and returns its JSON answer. Errors: as of getJSON. */
export async function sendJSON<T>(path: string, { method = "GET", body, authorization }: Sending, signal?: AbortSignal): Promise<T> {
  const headers = {
    Accept: "application/json", ...(body === undefined ? {} : { "Content-Type": "application/json" }), ...(authorization ? { Authorization: authorization } : {}),
  };
  // With credentials of its own a browser would ask for others in a window of its own where these are refused.
  const init: RequestInit = { method, headers, body: body === undefined ? null : JSON.stringify(body), credentials: authorization ? "omit" : "same-origin" };
  let response: Response;
  try {
    response = await fetch(path, { ...init, ...(signal ? { signal } : {}) });
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
