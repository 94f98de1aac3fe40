import { Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { type Asked, createVisitReader, isAddressRange } from "./proxies.ts";

function asked(remoteAddress: string, headers: Asked["headers"]): Asked {
  return { headers, socket: Object.defineProperty(new Socket(), "remoteAddress", { value: remoteAddress }) };
}

const readVisit = createVisitReader(["10.0.0.0/8", "192.0.2.1", "2001:db8:aaaa::/48"]);

describe("the address", () => {
  test.each([
    ["nobody in between", "203.0.113.9", undefined, "203.0.113.9"],
    ["a stranger who says he is somebody else", "203.0.113.9", "198.51.100.1", "203.0.113.9"],
    ["one proxy", "10.1.2.3", "198.51.100.1", "198.51.100.1"],
    ["a proxy through an IPv6 socket", "::ffff:10.1.2.3", "198.51.100.1", "198.51.100.1"],
    ["two proxies", "10.1.2.3", "198.51.100.1, 192.0.2.1", "198.51.100.1"],
    ["a visitor who sent the header himself", "10.1.2.3", "8.8.8.8, 198.51.100.1", "198.51.100.1"],
    ["one who claims to be a proxy", "10.1.2.3", "8.8.8.8, 10.9.9.9, 198.51.100.1", "198.51.100.1"],
    ["IPv6", "2001:db8:aaaa::1", "2001:db8:bbbb::7", "2001:db8:bbbb::7"],
    ["ports", "10.1.2.3", "8.8.8.8, 198.51.100.1:4711", "198.51.100.1"],
    ["IPv6 with a port", "10.1.2.3", "[2001:db8:bbbb::7]:4711", "2001:db8:bbbb::7"],
    ["a proxy that says nothing", "10.1.2.3", undefined, "10.1.2.3"],
    ["no address at all", "10.1.2.3", "8.8.8.8, unknown", "10.1.2.3"],
    ["only proxies", "10.1.2.3", "10.0.0.7, 10.0.0.8", "10.0.0.7"],
  ])("with %s", (_name, peer, forwarded, expected) => {
    const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
    expect(readVisit(asked(peer, headers)).address).toBe(expected);
  });
});

const told = { host: "weft:8000", "x-forwarded-host": "docs.example", "x-forwarded-proto": "https" };

test("a proxy's word for name and scheme counts, and nobody else's", () => {
  expect(readVisit(asked("10.1.2.3", told))).toMatchObject({ host: "docs.example", isSecure: true });
  expect(readVisit(asked("10.1.2.3", { ...told, "x-forwarded-proto": "http" }))).toMatchObject({ isSecure: false });
  expect(readVisit(asked("203.0.113.9", told))).toMatchObject({ host: "weft:8000", isSecure: undefined });
});

test("without proxies nothing is believed", () => {
  const visit = createVisitReader([])(asked("127.0.0.1", { ...told, "x-forwarded-for": "198.51.100.1" }));
  expect(visit).toEqual({ address: "127.0.0.1", host: "weft:8000", isSecure: undefined });
});

test.each(["10.0.0.0/8", "192.0.2.1", "::1", "2001:db8::/32"])("%s is a range", (text) => {
  expect(isAddressRange(text)).toBe(true);
});

test.each(["", "10.0.0.0/33", "10.0.0/8", "localhost", "::1/129", "10.0.0.0/8/8", "10.0.0.0/", "fe80::1%eth0", "*"])(
  "%j is none",
  (text) => {
    expect(isAddressRange(text)).toBe(false);
  },
);
