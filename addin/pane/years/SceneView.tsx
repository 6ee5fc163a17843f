// Draws a scene of the room picture in the theme's colours, so that it follows light, dark and high contrast. The year view shows charts with it.
import { useId } from 'react';
import type { Ink, Scene, Shape } from '#shared/picture/scene';

export const SceneView = ({ scene }: { scene: Scene }) => {
  const id = useId();
  const { width, height, title, description, shapes } = scene;
  return (
    <svg className="np-scene" viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}t ${id}d`}>
      <title id={`${id}t`}>{title}</title>
      <desc id={`${id}d`}>{description}</desc>
      {shapes.map((shape, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: shapes have no other name than their place
        <ShapeView key={index} shape={shape} />
      ))}
    </svg>
  );
};

const ShapeView = ({ shape }: { shape: Shape }) => {
  switch (shape.kind) {
    case 'rect': {
      const { x, y, width, height, fill, stroke, radius } = shape;
      return <rect x={x} y={y} width={width} height={height} rx={radius} fill={inkOf(fill)} stroke={stroke && inkOf(stroke)} />;
    }
    case 'path': {
      const { d, fill, stroke, width, dash } = shape;
      return <path d={d} fill={inkOf(fill)} stroke={stroke && inkOf(stroke)} strokeWidth={width} strokeDasharray={dash} />;
    }
    case 'text': {
      const { x, y, size, text, fill, anchor, isBold } = shape;
      return (
        <text x={x} y={y} fontSize={size} fill={inkOf(fill)} textAnchor={anchor} fontWeight={isBold ? 600 : undefined}>
          {text}
        </text>
      );
    }
  }
};

const inkOf = (ink: Ink | null): string => (ink === null ? 'none' : `var(--np-ink-${ink})`);
