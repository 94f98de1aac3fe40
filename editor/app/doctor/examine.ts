import { askDoctor } from "../api.ts";
import { messages } from "./messages.ts";
import { type CheckName, checkNames, type CheckResult } from "./checks.ts";
import { DoctorSocket, NoAnswer } from "./doctor-socket.ts";
import { clockSkew, isHeldBack, type RoundTrip } from "./verdicts.ts";

export interface Examination {
  tell: (name: CheckName, result: CheckResult) => void;
  /** Ends everything, when the page is left. */
  leaving: AbortSignal;
  /** Resolves when the person does not want to wait for the longest check. */
  skipped: Promise<void>;
}

/** The server sends a sign of life every 30 s: a proxy that bears this much silence never sees more. */
export const silenceSeconds = 40;

const echoes = 3;
const tolerableSkewMs = 30_000;
const sentences = messages.sentences;
const doctorUrl = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/sync/doctor`;

/** Finds out what stands between this browser and the server, check by check; what cannot be checked is skipped. */
export async function examine({ tell, leaving, skipped }: Examination): Promise<void> {
  const pass = (name: CheckName, sentence: string) => tell(name, { state: "passed", sentence });
  const fail = (name: CheckName, sentence: string) => tell(name, { state: "failed", sentence });

  async function checkRequest(): Promise<boolean> {
    tell("http", { state: "running" });
    const answer = await askDoctor(leaving);
    if (!("host" in answer)) {
      fail("http", answer.status === undefined ? sentences.unreachable : sentences.otherAnswer(answer.status));
      tell("origin", { state: "skipped", sentence: sentences.notAsked });
      return false;
    }
    pass("http", sentences.reachable);
    if (answer.isOriginAccepted) pass("origin", sentences.originAccepted(location.origin));
    else if (answer.host === location.host) fail("origin", sentences.originNotAllowed(location.origin));
    else fail("origin", sentences.hostChanged(answer.host, location.host));
    return answer.isOriginAccepted;
  }

  async function openSocket(isOriginAccepted: boolean): Promise<DoctorSocket | undefined> {
    tell("upgrade", { state: "running" });
    try {
      const socket = await DoctorSocket.open(doctorUrl);
      leaving.addEventListener("abort", () => socket.close());
      pass("upgrade", sentences.upgraded);
      return socket;
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      fail("upgrade", isOriginAccepted ? sentences.notUpgraded : sentences.notUpgradedYet);
      for (const name of checkNames.slice(checkNames.indexOf("answers"))) {
        tell(name, { state: "skipped", sentence: sentences.noConnection });
      }
      return undefined;
    }
  }

  async function checkAnswers(socket: DoctorSocket) {
    tell("answers", { state: "running" });
    const trips: RoundTrip[] = [];
    for (let count = 0; count < echoes; count++) {
      const sentAt = Date.now();
      await socket.ask("echo", ({ time }) => {
        trips.push({ sentAt, receivedAt: Date.now(), serverTime: time });
        return "last";
      });
    }
    pass("answers", sentences.answered(Math.min(...trips.map(({ sentAt, receivedAt }) => receivedAt - sentAt))));
    const skew = clockSkew(trips);
    if (Math.abs(skew) > tolerableSkewMs) fail("clock", sentences.clocksDiffer(Math.round(skew / 1_000)));
    else pass("clock", sentences.clocksAgree);
  }

  async function checkBuffering(socket: DoctorSocket) {
    tell("buffering", { state: "running" });
    const arrivals: number[] = [];
    let pace = 0;
    await socket.ask("drip", ({ count, of, everyMs }) => {
      arrivals.push(performance.now());
      pace = everyMs;
      return count === of ? "last" : "more";
    });
    if (isHeldBack(arrivals, pace)) fail("buffering", sentences.heldBack);
    else pass("buffering", sentences.notHeldBack);
  }

  async function checkSilence(socket: DoctorSocket) {
    const begin = performance.now();
    const seconds = () => (performance.now() - begin) / 1_000;
    const show = () => tell("silence", { state: "running", progress: Math.min(1, seconds() / silenceSeconds) });
    show();
    const look = setInterval(show, 1_000);
    let end: ReturnType<typeof setTimeout> | undefined;
    const over = new Promise<"over">((resolve) => {
      end = setTimeout(() => resolve("over"), silenceSeconds * 1_000);
    });
    const cut = socket.closed.catch(() => "cut" as const);
    const outcome = await Promise.race([over, cut, skipped.then(() => "skipped" as const)]);
    clearInterval(look);
    clearTimeout(end);
    if (outcome === "over") pass("silence", sentences.silenceBorne(silenceSeconds));
    else if (outcome === "cut") fail("silence", sentences.cutWhenSilent(Math.round(seconds())));
    else tell("silence", { state: "skipped", sentence: sentences.notWaited });
  }

  const socket = await openSocket(await checkRequest());
  if (!socket || leaving.aborted) return;
  const checks = { answers: checkAnswers, buffering: checkBuffering, silence: checkSilence };
  for (const [name, check] of Object.entries(checks) as [keyof typeof checks, typeof checkAnswers][]) {
    try {
      await check(socket);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      fail(name, sentences.noAnswer);
      if (name === "answers") tell("clock", { state: "skipped", sentence: sentences.noConnection });
    }
  }
  socket.close();
}
