/** The calendar as the painter sees it: which weeks are ticked, and the stroke under way. */
export type Paint = {
  readonly ticked: readonly boolean[];
  /** A stroke gives every week it covers one value: the opposite of what its first week was. */
  readonly stroke: {
    readonly from: number;
    readonly to: number;
    readonly value: boolean;
    readonly before: readonly boolean[];
  } | null;
};

/** A calendar with nothing under way. */
export function start(ticked: readonly boolean[]): Paint {
  return { ticked, stroke: null };
}

/** A finger comes down on a week: a stroke begins there. */
export function press(paint: Paint, week: number): Paint {
  if (week < 0 || week >= paint.ticked.length) return paint;
  return covered({
    ticked: paint.ticked,
    stroke: { from: week, to: week, value: !paint.ticked[week], before: paint.ticked },
  });
}

/** The finger moves to another week: all between the first and this one take the value; weeks left again are as before. */
export function drag(paint: Paint, week: number): Paint {
  if (!paint.stroke || week < 0 || week >= paint.ticked.length || week === paint.stroke.to) return paint;
  return covered({ ...paint, stroke: { ...paint.stroke, to: week } });
}

/** The finger is lifted: what is painted stays. */
export function lift(paint: Paint): Paint {
  return { ticked: paint.ticked, stroke: null };
}

/** The stroke was the start of a scroll, or somebody pressed Escape: all is as before. */
export function cancel(paint: Paint): Paint {
  return paint.stroke ? { ticked: paint.stroke.before, stroke: null } : paint;
}

function covered({ stroke, ticked }: Paint): Paint {
  if (!stroke) return { stroke, ticked };
  const [low, high] = stroke.from < stroke.to ? [stroke.from, stroke.to] : [stroke.to, stroke.from];
  return {
    stroke,
    ticked: stroke.before.map((was, index) => (index >= low && index <= high ? stroke.value : was)),
  };
}
