// Turns a picture's .svg into a .png with the browser's own drawing. The one-page picture's download uses it.

/** `scale` dots for each unit of the drawing; rejects where the browser cannot draw it. */
export const svgToPng = async (
  svg: string,
  { width, height, scale }: { readonly width: number; readonly height: number; readonly scale: number },
): Promise<Uint8Array<ArrayBuffer>> => {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml;charset=utf-8' }));
  try {
    const image = new Image(width, height);
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas to draw on');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error('the canvas gave no picture');
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    URL.revokeObjectURL(url);
  }
};
