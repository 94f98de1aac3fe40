import { type FormEvent, useId, useState } from "react";
import { useMessages } from "../messages/MessagesContext.tsx";
import { Button } from "../ui/Button.tsx";
import { Popover } from "../ui/Popover.tsx";
import { useWindow } from "../view/view.ts";
import { type Collaborator, useCollaborators } from "./collaborators.ts";
import styles from "./Collaborators.module.css";
import type { Follow } from "./follow.ts";
import type { Replica } from "./replica.ts";
import type { Person } from "./session.ts";

/** The first is one's own. */
const shownFaces = { wide: 5, narrow: 2 };
const narrow = "(max-width: 40rem)";

export interface CollaboratorsProps {
  replica: Replica;
  person: Person;
  /** Leads to the others; nothing while there is no text. */
  follow: Follow | undefined;
  /** Lets people change the name others see; without it the name is the host's business. */
  onPersonChange?: ((person: Person) => void) | undefined;
}

/** The faces of who is here, and whether they are there. One's own can be renamed, the others' lead to their carets. */
export function Collaborators({ replica, person, follow, onPersonChange }: CollaboratorsProps) {
  const { people } = useMessages();
  const all = useCollaborators(replica.awareness);
  const shown = useWindow(narrow) ? shownFaces.narrow : shownFaces.wide;
  const hidden = all.slice(shown);
  return (
    <ul className={styles.faces} aria-label={people.label}>
      {all.slice(0, shown).map((someone) => (
        <li key={someone.clientId}>
          {!someone.isSelf ? (
            <OtherFace someone={someone} follow={follow} />
          ) : onPersonChange ? (
            <Popover
              label={people.you(someone.name)}
              align="end"
              buttonClass={styles.own}
              button={<Face of={someone} />}
            >
              {(close) => (
                <NameForm
                  person={person}
                  onName={(name) => {
                    onPersonChange({ ...person, name });
                    close();
                  }}
                />
              )}
            </Popover>
          ) : (
            <Face of={someone} label={people.you(someone.name)} />
          )}
        </li>
      ))}
      {hidden.length > 0 && (
        <li>
          <Popover
            label={people.others(hidden.length)}
            align="end"
            buttonClass={styles.own}
            button={<span className={styles.more}>+{hidden.length}</span>}
          >
            {() => (
              <ul className={styles.rest} aria-label={people.others(hidden.length)}>
                {hidden.map((someone) => (
                  <li key={someone.clientId}>
                    <PersonCard someone={someone} follow={follow} />
                  </li>
                ))}
              </ul>
            )}
          </Popover>
        </li>
      )}
    </ul>
  );
}

/** A click leads to where somebody is, and offers to stay with them. */
function OtherFace({ someone, follow }: { someone: Collaborator; follow: Follow | undefined }) {
  const { people } = useMessages();
  return (
    <Popover
      label={people.withActivity(someone.name, people.activity[someone.activity])}
      align="end"
      buttonClass={styles.own}
      button={<Face of={someone} />}
      buttonProps={{ onPointerUp: () => void follow?.jumpTo(someone.clientId) }}
    >
      {(close) => <PersonCard someone={someone} follow={follow} onDone={close} />}
    </Popover>
  );
}

interface PersonCardProps {
  someone: Collaborator;
  follow: Follow | undefined;
  onDone?: () => void;
}

function PersonCard({ someone, follow, onDone }: PersonCardProps) {
  const { people } = useMessages();
  const [isLost, setLost] = useState(false);
  return (
    <div className={styles.card}>
      <p className={styles.cardName}>
        {someone.name} <span className={styles.cardActivity}>{people.activity[someone.activity]}</span>
      </p>
      {follow && (
        <div className={styles.cardActions}>
          <Button onClick={() => setLost(!follow.jumpTo(someone.clientId))}>{people.jump}</Button>
          <Button
            onClick={() => {
              onDone?.();
              follow.begin(someone.clientId);
            }}
          >
            {people.follow}
          </Button>
        </div>
      )}
      <p role="status" className={styles.cardLost}>
        {isLost ? people.nowhere(someone.name) : ""}
      </p>
    </div>
  );
}

function Face({ of: { name, color, activity }, label }: { of: Collaborator; label?: string }) {
  return (
    <span
      className={styles.face}
      style={{ ["--weft-person" as string]: color }}
      data-activity={activity}
      role={label ? "img" : undefined}
      aria-label={label}
      title={label}
    >
      <span aria-hidden>{initials(name)}</span>
    </span>
  );
}

function NameForm({ person, onName }: { person: Person; onName: (name: string) => void }) {
  const { people } = useMessages();
  const [name, setName] = useState(person.name);
  const id = useId();

  function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim() !== "") onName(name.trim());
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      <label htmlFor={id}>{people.rename}</label>
      <input
        id={id}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the panel was opened to type into it
        autoFocus
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.target.value)}
      />
      <p>{people.renameHint}</p>
      <Button type="submit" kind="main">
        {people.save}
      </Button>
    </form>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toLocaleUpperCase();
}
