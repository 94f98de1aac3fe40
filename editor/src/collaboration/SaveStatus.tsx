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

/** They take turns with every key: both keep their place, so that the page needs no layout when they do. */
const everyday: readonly Status[] = ["saved", "saving"];

/** One honest word on the state of the words, and on request the sentence behind it. */
export function SaveStatus({ session }: { session: Session }) {
  const { status: messages } = useMessages();
  const { status } = useSessionState(session);
  return (
    <Popover
      align="end"
      buttonClass={styles.status}
      button={(everyday.includes(status) ? everyday : [status]).map((each) => (
        <Look key={each} status={each} isShown={each === status} />
      ))}
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

function Look({ status, isShown }: { status: Status; isShown: boolean }) {
  const { status: messages } = useMessages();
  const { icon: Icon, tone } = looks[status];
  return (
    <span className={styles.look} data-shown={isShown}>
      <span className={styles.icon} data-tone={tone}>
        <Icon size={16} aria-hidden />
      </span>
      <span data-status={isShown ? status : undefined}>{messages[status]}</span>
    </span>
  );
}
