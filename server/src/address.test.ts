import { expect, test } from "vitest";
import { neighbourhood, plainAddress } from "./address.ts";

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2::1", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["127.0.0.1", ""],
  ["::ffff:127.0.0.1", ""],
  ["::1", ""],
  ["", ""],
  ["constructor", ""],
])("%s counts as %j", (address, expected) => {
  expect(neighbourhood(address)).toBe(expected);
});

test("only a whole mapped address is taken for IPv4", () => {
  expect(plainAddress("::ffff:1.2.3.4.5")).toBe("::ffff:1.2.3.4.5");
});
