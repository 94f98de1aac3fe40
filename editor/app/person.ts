import { useState } from "react";
import type { Person } from "../src/index.ts";
import { messages } from "./messages.ts";

const key = "weft.person";

/** Dark enough for white letters (4.5 : 1), far enough apart to be told from one another. */
const colors = [
  "#2f5fd0",
  "#a3327d",
  "#187a4a",
  "#9a4b00",
  "#6b3fc4",
  "#b42334",
  "#0b7285",
  "#5c6200",
  "#8a2be2",
  "#44546a",
];

/** The person at this browser, as others see them; remembered here. */
export function usePerson(): [Person, (person: Person) => void] {
  const [person, setPerson] = useState(readPerson);
  return [
    person,
    (next) => {
      setPerson(next);
      remember(next);
    },
  ];
}

function readPerson(): Person {
  try {
    const { name, color } = JSON.parse(localStorage.getItem(key) ?? "{}") as Partial<Person>;
    if (typeof name === "string" && typeof color === "string") return { name, color };
  } catch {
    // What is not ours to read is as good as nothing.
  }
  const person = { name: messages.guest(10 + Math.floor(Math.random() * 90)), color: pick(colors) };
  remember(person);
  return person;
}

function remember(person: Person) {
  try {
    localStorage.setItem(key, JSON.stringify(person));
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

function pick(choices: readonly string[]): string {
  return choices[Math.floor(Math.random() * choices.length)] as string;
}
