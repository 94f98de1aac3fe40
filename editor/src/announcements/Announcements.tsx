import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";
import type { Replica } from "../collaboration/replica.ts";
import type { Session } from "../collaboration/session.ts";
import { useMessages } from "../messages/MessagesContext.tsx";
import { Announcer } from "./announcer.ts";
import { tellOfEdits } from "./tell-of-edits.ts";
import { tellOfPeople } from "./tell-of-people.ts";
import { tellOfSaving } from "./tell-of-saving.ts";

export interface AnnouncementsProps {
  session: Session;
  replica: Replica;
  editor: Editor | undefined;
  isTold: boolean;
}

/** What others see happen, for those who hear the page. */
export function Announcements({ session, replica, editor, isTold }: AnnouncementsProps) {
  const messages = useMessages();
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (!isTold) return setSaid("");
    const announcer = new Announcer(setSaid);
    const ends = [tellOfPeople(replica.awareness, announcer, messages), tellOfSaving(session, announcer, messages)];
    if (editor) ends.push(tellOfEdits(editor, replica.awareness, announcer, messages));
    return () => {
      for (const end of ends) end();
      announcer.stop();
    };
  }, [session, replica, editor, isTold, messages]);
  return (
    <p className="weft-hidden" role="status" data-announcements>
      {said}
    </p>
  );
}
