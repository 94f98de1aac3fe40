import { useState } from "react";
import type { Doc } from "yjs";
import { type CopyRecord, removeLocalCopy } from "../collaboration/local-store.ts";
import type { Session } from "../collaboration/session.ts";
import { useSessionState } from "../collaboration/useSession.ts";
import type { Messages } from "../messages/english.ts";
import { useMessages } from "../messages/MessagesContext.tsx";
import { Notice } from "../ui/Notice.tsx";
import { readCopy, useAsides } from "./asides.ts";
import { RescueDialog } from "./RescueDialog.tsx";

export interface RescueProps {
  session: Session;
  /** The person has discarded the only copy there was. */
  onGone?: (() => void) | undefined;
}

/** Says when words of this person cannot be sent, and lets them decide about each: never silently, never by itself. */
export function Rescue({ session, onGone }: RescueProps) {
  const state = useSessionState(session);
  const [asides, lookAgain] = useAsides(session.owner, session.documentId, state.aside);
  return (
    <>
      {state.refusal && <RefusedWords session={session} reason={state.refusal} onGone={onGone} />}
      {asides.map((copy) => (
        <AsideWords key={copy.key} copy={copy} onDiscarded={lookAgain} />
      ))}
    </>
  );
}

function RefusedWords({
  session,
  reason,
  onGone,
}: {
  session: Session;
  reason: string;
  onGone: (() => void) | undefined;
}) {
  const { replica } = useSessionState(session);
  const { rescue } = useMessages();
  const [isOpen, setOpen] = useState(false);
  const isGone = reason === "document-deleted";
  return (
    <>
      <Notice tone="alarm" action={replica && { label: rescue.see, run: () => setOpen(true) }}>
        {reasonFor(reason, rescue)}
      </Notice>
      {isOpen && replica && (
        <RescueDialog
          document={replica.document}
          serverStateVector={isGone ? undefined : replica.serverStateVector}
          onClose={() => setOpen(false)}
          onDiscard={() => {
            setOpen(false);
            void session.discard().then(() => isGone && onGone?.());
          }}
        />
      )}
    </>
  );
}

function AsideWords({ copy, onDiscarded }: { copy: CopyRecord; onDiscarded: () => void }) {
  const { rescue } = useMessages();
  const [document, setDocument] = useState<Doc>();
  return (
    <>
      <Notice tone="warning" action={{ label: rescue.see, run: () => void readCopy(copy.key).then(setDocument) }}>
        {reasonFor(copy.aside ?? "", rescue)}
      </Notice>
      {document && (
        <RescueDialog
          document={document}
          serverStateVector={undefined}
          onClose={() => setDocument(undefined)}
          onDiscard={() => {
            setDocument(undefined);
            void removeLocalCopy(copy.key).then(onDiscarded);
          }}
        />
      )}
    </>
  );
}

function reasonFor(code: string, { reason }: Messages["rescue"]): string {
  return Object.hasOwn(reason, code) ? reason[code as keyof typeof reason] : reason.other;
}
