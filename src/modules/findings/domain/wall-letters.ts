/**
 * How large letters on the wall are, and why. A projector fills about 1.5 metres of a wall from top to bottom, 16 to 9, and the last
 * row of a meeting sits four metres away. Somebody with everyday sight (6/9, as glasses that are a few years old leave it) just makes
 * out letters of 7.5 minutes of arc, and reads with ease at twice that: 15 minutes. At four metres that is 4,000 mm × tan(15′) =
 * 17.5 mm from the foot to the top of an x, 1/86 of the picture's height. In our typeface an x is half as high as the size of the
 * letters (0.5 em), so that the smallest letters are 35 mm, 1/43 of the picture. We take 1/40: 37.5 mm, 27 pixels on 1080.
 */
export const WALL = {
  pictureMillimetres: 1500,
  distanceMillimetres: 4000,
  xHeightMinutesOfArc: 15,
  /** The smallest letters, as a share of the picture's height. */
  smallestShare: 1 / 40,
} as const;

/** The least height of an x on the wall, in millimetres. */
export function leastXHeightMillimetres(): number {
  const radians = (WALL.xHeightMinutesOfArc / 60 / 180) * Math.PI;
  return WALL.distanceMillimetres * Math.tan(radians);
}
