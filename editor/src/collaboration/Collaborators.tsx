import { type FormEvent, useId, useState } from "react";
import { useMessages } from "../messages/MessagesContext.tsx";
import { Button } from "../ui/Button.tsx";
import { Popover } from "../ui/Popover.tsx";
import { type Collaborator, useCollaborators } from "./collaborators.ts";
import styles from "./Collaborators.module.css";
import type { Replica } from "./replica.ts";
import type { Person } from "./session.ts";

const shownFaces = 5;

export interface CollaboratorsProps {
  replica: Replica;
  person: Person;
  /** Lets people change the name others see; without it the name is the host's business. */
  onPersonChange?: ((person: Person) => void) | undefined;
}

/** The faces of who is here. One's own can be renamed. */
export function Collaborators({ replica, person, onPersonChange }: CollaboratorsProps) {
  const { people } = useMessages();
  const all = useCollaborators(replica.awareness);
  const hidden = all.length - shownFaces;
  return (
    <ul className={styles.faces} aria-label={people.label}>
      {all.slice(0, shownFaces).map((someone) => (
        <li key={someone.clientId}>
          {someone.isSelf && onPersonChange ? (
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
            <Face of={someone} label={someone.isSelf ? people.you(someone.name) : someone.name} />
          )}
        </li>
      ))}
      {hidden > 0 && (
        <li className={styles.more} title={names(all.slice(shownFaces))}>
          <span aria-hidden>+{hidden}</span>
          <span className="weft-hidden">{people.others(hidden)}</span>
        </li>
      )}
    </ul>
  );
}

function Face({ of: { name, color }, label }: { of: Collaborator; label?: string }) {
  return (
    <span
      className={styles.face}
      style={{ ["--weft-person" as string]: color }}
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

function names(people: readonly Collaborator[]): string {
  return people.map(({ name }) => name).join(", ");
}
