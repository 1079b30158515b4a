import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { RequestError } from "../../api/client";
import { Skeleton, Trouble } from "./Trouble";

/**
 * Returns a component whose code is loaded when it is first shown, so that the first page waits for none of it.
 * What cannot be loaded can be asked for again.
 */
export function later<P extends object>(load: () => Promise<FunctionComponent<P>>): FunctionComponent<P> {
  let loaded: FunctionComponent<P> | undefined;
  return function Later(props: P) {
    const [state, setState] = useState<"loading" | "there" | "failed">(loaded ? "there" : "loading");
    useEffect(() => {
      if (state !== "loading") return;
      let left = false;
      load().then(
        (component) => {
          loaded = component;
          if (!left) setState("there");
        },
        () => {
          if (!left) setState("failed");
        },
      );
      return () => void (left = true);
    }, [state]);
    if (state === "failed") return <Trouble error={new RequestError("offline")} retry={() => setState("loading")} />;
    const Loaded = loaded;
    return Loaded ? <Loaded {...props} /> : <Skeleton lines={8} />;
  };
}

/** Milliseconds after which what waits for an idle moment waits no longer. */
const LONGEST_WAIT = 1500;

/** Returns what is done when the browser has nothing else to do. */
export function whenIdle(): Promise<void> {
  return new Promise((idle) => {
    if ("requestIdleCallback" in window) requestIdleCallback(() => idle(), { timeout: LONGEST_WAIT });
    else setTimeout(idle, 200); // Safari
  });
}
