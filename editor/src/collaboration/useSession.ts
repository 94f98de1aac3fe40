import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { Session, type SessionOptions, type SessionState } from "./session.ts";

/** Opens a session for as long as the component is shown; another document or server is another session. */
export function useSession(options: SessionOptions): Session | undefined {
  const [session, setSession] = useState<Session>();
  const { url, documentId, user } = options;
  const token = useRef(options.token);
  useEffect(() => {
    token.current = options.token;
  }, [options.token]);
  useEffect(() => {
    const next = new Session({ ...options, token: () => token.current?.() ?? "" });
    setSession(next);
    return () => {
      setSession(undefined);
      next.destroy();
    };
    // The person may change within a session, and so may what gives the token.
    // oxlint-disable-next-line exhaustive-deps
  }, [url, documentId, user]);
  useEffect(() => session?.setPerson(options.person), [session, options.person]);
  return session;
}

export function useSessionState(session: Session): SessionState {
  return useSyncExternalStore(session.subscribe, session.getState);
}
