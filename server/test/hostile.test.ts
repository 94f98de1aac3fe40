import { afterAll, beforeAll, describe, test } from "vitest";
import {
  sendCountBombs,
  sendGiantUpdates,
  sendHeavyFrames,
  sendIncompleteUpdates,
  sendSearches,
} from "./hostile/bombs.ts";
import { sendSpoiledFrames } from "./hostile/fuzz.ts";
import { useNamesOfObjects } from "./hostile/names.ts";
import { abuseStateless, hijackClientId, lieAboutPresence, nameDocuments, writeAsReader } from "./hostile/people.ts";
import { askAgainAndAgain, readSlowly } from "./hostile/readers.ts";
import { Scene } from "./hostile/scene.ts";
import { floodBeforeSigningIn, sendDeflateBombs, sendSlowly, speakOtherVersions } from "./hostile/strangers.ts";
import { abuseTheApi } from "./hostile/web.ts";

const isLong = Boolean(process.env["TEST_LONG"]);
const frames = isLong ? 100_000 : 5_000;
const crowds = isLong ? 10 : 2;
const seed = Number(process.env["TEST_SEED"] ?? Date.now() % 1_000_000);

let scene: Scene;

beforeAll(async () => {
  scene = await Scene.open();
}, 30_000);

afterAll(async () => {
  process.stdout.write(scene.table());
  await scene.close();
});

const attacks: Record<string, (scene: Scene) => Promise<void>> = {
  [`${frames} spoiled frames of every type, seed ${seed}`]: (at) => sendSpoiledFrames(at, frames, seed),
  "counts that lie": sendCountBombs,
  "floods of presence and lies in it": lieAboutPresence,
  "somebody else's client id": hijackClientId,
  "a reader who writes": writeAsReader,
  "stateless messages and unknown frames": abuseStateless,
  "names every object has": useNamesOfObjects,
  [`${crowds},000 named documents`]: (at) => nameDocuments(at, crowds),
  "slow readers": readSlowly,
  "questions again and again": askAgainAndAgain,
  "floods before signing in, and upgrades a byte at a time": async (at) => {
    await Promise.all([floodBeforeSigningIn(at), sendSlowly(at)]);
  },
  "compressed frames": sendDeflateBombs,
  "other versions": speakOtherVersions,
  "abuse of the API": abuseTheApi,
  // What these write keeps the disk busy for a while after them.
  "frames that are heavy": sendHeavyFrames,
  "updates that build on what never comes": sendIncompleteUpdates,
  "giant updates": sendGiantUpdates,
  "merges that are long searches": sendSearches,
};

describe("others lose nothing, and little time and memory, by", () => {
  test.for(Object.entries(attacks))("%s", { timeout: isLong ? 600_000 : 120_000 }, ([name, attack]) =>
    scene.during(name, () => attack(scene)),
  );
});
