import type { SaveStatus } from "../collaboration/save-status.ts";
import type { Session } from "../collaboration/session.ts";
import type { Messages } from "../messages/english.ts";
import type { Announcer } from "./announcer.ts";

const troubles: ReadonlySet<SaveStatus> = new Set(["offline", "device-full", "not-kept", "not-allowed"]);

/** Tells when words cannot be saved, and when they are again; that they are, as always, is no news. */
export function tellOfSaving(session: Session, announcer: Announcer, { status: messages, told }: Messages): () => void {
  let said: SaveStatus = "saved";
  const sentence = () => {
    const { status } = session.getState();
    const isNews = status !== said && (troubles.has(status) || (status === "saved" && troubles.has(said)));
    if (!isNews) return undefined;
    said = status;
    return status === "saved" ? told.savedAgain : `${messages[status]}. ${messages.detail[status]}`;
  };
  return session.subscribe(() => {
    const { status } = session.getState();
    if (troubles.has(status) || troubles.has(said)) announcer.tell("saving", sentence);
  });
}
