import { Check, CloudOff, CloudUpload, Loader, type LucideIcon, TriangleAlert } from "lucide-react";
import { useMessages } from "../messages/MessagesContext.tsx";
import { Popover } from "../ui/Popover.tsx";
import type { SaveStatus as Status } from "./save-status.ts";
import styles from "./SaveStatus.module.css";
import type { Session } from "./session.ts";
import { useSessionState } from "./useSession.ts";

const looks: Record<Status, { icon: LucideIcon; tone: "calm" | "busy" | "warning" | "alarm" }> = {
  opening: { icon: Loader, tone: "busy" },
  saved: { icon: Check, tone: "calm" },
  saving: { icon: CloudUpload, tone: "busy" },
  offline: { icon: CloudOff, tone: "warning" },
  "device-full": { icon: TriangleAlert, tone: "alarm" },
  "not-kept": { icon: TriangleAlert, tone: "alarm" },
  "not-allowed": { icon: TriangleAlert, tone: "alarm" },
};

/** One honest word on the state of the words, and on request the sentence behind it. */
export function SaveStatus({ session }: { session: Session }) {
  const { status: messages } = useMessages();
  const { status } = useSessionState(session);
  const { icon: Icon, tone } = looks[status];
  return (
    <Popover
      align="end"
      buttonClass={styles.status}
      button={
        <>
          <span className={styles.icon} data-tone={tone}>
            <Icon size={16} aria-hidden />
          </span>
          <span className={styles.word} data-status={status}>
            {messages[status]}
          </span>
        </>
      }
    >
      {() => (
        <>
          <p className={styles.detail}>{messages.detail[status]}</p>
          {!window.isSecureContext && <p className={styles.detail}>{messages.insecure}</p>}
        </>
      )}
    </Popover>
  );
}
