const LONGEST_SIDE = 1600;

/** A photograph scaled down to what a flipchart needs, as JPEG: without the place and time that a camera writes into it. Null: no picture. */
export async function scaledDown(file: Blob): Promise<ArrayBuffer | null> {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.8));
    return blob ? await blob.arrayBuffer() : null;
  } catch {
    return null;
  }
}
