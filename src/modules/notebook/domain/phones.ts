/** By what devices are told to be on one phone: a browser keeps its number, and a session is one browser's. */
export type OnPhone = {
  readonly session: string | null;
  readonly browser: string | null;
  readonly revokedAt: Date | null;
};

/**
 * Devices by the phone that they are on, phones and devices in the order of the list: those of one browser or of one session, and so on from
 * each. What is out of use stands by itself: a phone that was found again is in use under other ids.
 *
 * One heard of in the first session, one in the second, and one in the second whose browser is the first one's are one phone.
 */
export function phonesOf<Device extends OnPhone>(devices: readonly Device[]): readonly (readonly Device[])[] {
  let phones: { readonly devices: readonly Device[]; readonly marks: ReadonlySet<string> }[] = [];
  for (const device of devices) {
    const marks = marksOf(device);
    const same = phones.filter((phone) => marks.some((mark) => phone.marks.has(mark)));
    const [first] = same;
    const joined = {
      devices: [...same.flatMap((phone) => phone.devices), device],
      marks: new Set([...same.flatMap((phone) => [...phone.marks]), ...marks]),
    };
    phones = first
      ? phones.flatMap((phone) => (phone === first ? [joined] : same.includes(phone) ? [] : [phone]))
      : [...phones, joined];
  }
  const places = new Map(devices.map((device, at) => [device, at]));
  const placeOf = (device: Device) => places.get(device) ?? 0;
  return phones.map((phone) => [...phone.devices].sort((a, b) => placeOf(a) - placeOf(b)));
}

function marksOf({ session, browser, revokedAt }: OnPhone): string[] {
  const marks = [session && `session ${session}`, browser && `browser ${browser}`];
  return marks.flatMap((mark) => (mark ? [`${mark} ${revokedAt === null}`] : []));
}
