import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Inquiry } from "./inquiry.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function inquire() {
  const asked: { question: string; signal: AbortSignal; answer: (words: string) => void; fail: () => void }[] = [];
  const told: (string | undefined)[] = [];
  const inquiry = new Inquiry<string>({
    ask: (question, signal) =>
      new Promise((resolve, reject) => {
        asked.push({ question, signal, answer: resolve, fail: () => reject(new Error("no")) });
      }),
    tell: (answer, _question, isAgain) => told.push(isAgain ? `again ${answer}` : answer),
    againMs: 3000,
  });
  const answers = async (words: string) => {
    asked.at(-1)?.answer(words);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { inquiry, told, answers, asked, questions: () => asked.map(({ question }) => question) };
}

test("while one is asked the next wait, and only the last of them is asked", async () => {
  const { inquiry, told, answers, questions } = inquire();
  for (const question of ["", "p", "pl", "pla"]) inquiry.ask(question);
  expect(questions()).toEqual([""]);
  await answers("all");
  expect(questions()).toEqual(["", "pla"]);
  await answers("plan");
  expect(told).toEqual(["all", "plan"]);
});

test("what was answered is asked again after a while, and never twice at once", async () => {
  const { inquiry, told, answers, questions } = inquire();
  inquiry.ask("pl");
  await answers("plan");
  await vi.advanceTimersByTimeAsync(2999);
  expect(questions()).toEqual(["pl"]);
  await vi.advanceTimersByTimeAsync(1);
  expect(questions()).toEqual(["pl", "pl"]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(questions()).toEqual(["pl", "pl"]);
  await answers("plan, place");
  expect(told).toEqual(["plan", "again plan, place"]);
});

test("another question does not wait for the next round", async () => {
  const { inquiry, answers, questions } = inquire();
  inquiry.ask("p");
  await answers("plan");
  inquiry.ask("pl");
  await answers("plan");
  await vi.advanceTimersByTimeAsync(3000);
  expect(questions()).toEqual(["p", "pl", "pl"]);
});

test("a failure is no answer, and is asked again", async () => {
  const { inquiry, told, asked, questions } = inquire();
  inquiry.ask("p");
  asked[0]?.fail();
  await vi.advanceTimersByTimeAsync(3000);
  expect(told).toEqual([undefined]);
  expect(questions()).toEqual(["p", "p"]);
});

test("at the end the question is broken off, and nothing is told or asked", async () => {
  const { inquiry, told, answers, asked, questions } = inquire();
  inquiry.ask("p");
  inquiry.ask("pl");
  inquiry.end();
  expect(asked[0]?.signal.aborted).toBe(true);
  await answers("plan");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(questions()).toEqual(["p"]);
  expect(told).toEqual([]);
});
