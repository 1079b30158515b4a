// Who reviews, and what the server is sent in their name. The name and the secret are kept here and
// nowhere else: they are gone when the page is left.

import { signal } from "@preact/signals";
import { apiPath, sendJSON, type Sending } from "../../api/client";
import type { Decision, Done, Group, GroupList, OneGroup } from "../../api/schema";

export interface Reviewer {
  name: string;
  /** The header that the server knows them by. */
  authorization: string;
}

/** Who is signed in. */
export const reviewer = signal<Reviewer | undefined>(undefined);

/** Returns the header of HTTP Basic for a name and a secret, both in UTF-8 (RFC 7617). */
export function basic(name: string, secret: string): string {
  const bytes = new TextEncoder().encode(`${name}:${secret}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

/** Signs in, if the server knows the name and the secret. Errors: RequestError. */
export async function signIn(name: string, secret: string): Promise<void> {
  const authorization = basic(name, secret);
  await sendJSON<GroupList>(apiPath("review", [["limit", "1"]]), { authorization });
  reviewer.value = { name, authorization };
}

/** Sends a request in the name of the reviewer, or of nobody. Errors: RequestError. */
function send<T>(path: string, sending: Sending = {}, stopped?: AbortSignal): Promise<T> {
  const authorization = reviewer.peek()?.authorization;
  return sendJSON<T>(path, { ...sending, ...(authorization ? { authorization } : {}) }, stopped);
}

/** Reads what the reviewer, or a stranger, may see. Errors: RequestError. */
export const readAsReviewer = <T>(path: string, stopped?: AbortSignal): Promise<T> => send<T>(path, {}, stopped);

/** Returns a description as it is now. Errors: RequestError. */
export async function readGroup(context: string): Promise<Group> {
  return (await send<OneGroup>(apiPath(`review/${context}`))).group;
}

/** Sends a decision. The same one again changes nothing. Errors: RequestError. */
export function sendDecision(decision: Partial<Decision>): Promise<Done> {
  return send<Done>(apiPath("review"), { method: "POST", body: decision });
}

/** Takes back what was decided of a description, or of one record alone. Errors: RequestError. */
export function takeBack(context: string, record: string): Promise<Done> {
  return send<Done>(apiPath(`review/${context}`, [["record", record]]), { method: "DELETE" });
}
