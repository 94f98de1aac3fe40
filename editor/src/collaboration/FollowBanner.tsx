import { useSyncExternalStore } from "react";
import type { Awareness } from "y-protocols/awareness";
import { useMessages } from "../messages/MessagesContext.tsx";
import { Button } from "../ui/Button.tsx";
import { useCollaborators } from "./collaborators.ts";
import styles from "./FollowBanner.module.css";
import type { Follow } from "./follow.ts";

/** Says whom one follows, for as long as one does. */
export function FollowBanner({ follow, awareness }: { follow: Follow; awareness: Awareness }) {
  const { people } = useMessages();
  const followed = useSyncExternalStore(follow.subscribe, follow.getFollowed);
  const someone = useCollaborators(awareness).find(({ clientId }) => clientId === followed);
  return (
    <div role="status" data-following>
      {someone && (
        <div className={styles.banner} style={{ ["--weft-person" as string]: someone.color }} data-screen-only>
          <span>{people.following(someone.name)}</span>
          <Button onClick={follow.end}>{people.stopFollowing}</Button>
        </div>
      )}
    </div>
  );
}
