import { MousePointer2 } from 'lucide';
import { Icon } from '../../panel/ui/icon.tsx';
import type { Anchor, Box, Picture } from '../picture.ts';
import type { Layout, Point, Size } from './fit.model.ts';
import type { ViewerSide } from './side.ts';
import { backFrom, type Stroke } from './stroke.model.ts';
import type { Tools } from './tools.ts';
import { useBoxes } from './use-boxes.ts';

type OverlayProps = {
  readonly side: ViewerSide;
  readonly shown: { readonly picture: Picture; readonly tools: Tools };
  readonly layout: Layout;
  readonly size: Size;
  /** Where the arrow keys have brought the agent's pointer. */
  readonly aim: Point | null;
};

/** What lies over the picture: the visitor's pointer, clicks and selection, and what the agent drew. */
export function Overlay({ side, shown, layout, size, aim }: OverlayProps) {
  const { picture, tools } = shown;
  const trace = picture.trace.value;
  const ring = tools.ring.value;
  const strokes = tools.drawing.strokes.value;
  const asking = tools.asking.value;
  const asked = asking === null || asking.kind === 'code' ? null : asking.anchor;
  const proposed = tools.proposals.current.value?.anchor ?? null;
  const anchors = [ring?.anchor, asked, proposed, ...strokes.map(({ anchor }) => anchor)];
  const boxes = useBoxes(side, picture, anchors.filter(isAnchor));
  const boxOf = (anchor: Anchor | null | undefined) =>
    anchor === null || anchor === undefined ? undefined : boxes.get(anchor);
  const inRoom = ({ x, y }: Point): Point => ({
    x: layout.left + x * layout.scale,
    y: layout.top + y * layout.scale,
  });

  return (
    <div class="overlay" aria-hidden="true">
      <svg width={size.width} height={size.height} role="presentation" focusable="false">
        {trace.selection.map((box, at) => (
          // parts of one selection never change places
          <rect key={at} class="mark-selection" {...rectOf(box, layout, 0)} />
        ))}
        {strokes.map((stroke) => (
          <Line key={stroke.stroke} stroke={stroke} box={boxOf(stroke.anchor)} inRoom={inRoom} />
        ))}
        <Outline class="mark-ring" box={boxOf(ring?.anchor)} layout={layout} />
        <Outline class="mark-asked" box={boxOf(asked)} layout={layout} />
        <Outline class="mark-proposed" box={boxOf(proposed)} layout={layout} />
        {trace.click !== null && (
          <circle
            key={trace.click.number}
            class="mark-click"
            cx={inRoom(trace.click).x}
            cy={inRoom(trace.click).y}
            r={12}
          />
        )}
      </svg>
      {ring !== null && ring.text !== '' && boxOf(ring.anchor) !== undefined && (
        <span class="mark-words" style={below(boxOf(ring.anchor), layout)}>
          {ring.text}
        </span>
      )}
      {trace.pointer !== null && <Arrow class="arrow-visitor" at={inRoom(trace.pointer)} />}
      {aim !== null && <Arrow class="arrow-agent" at={inRoom(aim)} />}
    </div>
  );
}

function Outline(props: {
  readonly class: string;
  readonly box: Box | undefined;
  readonly layout: Layout;
}) {
  if (props.box === undefined) return null;
  return <rect class={props.class} rx={6} {...rectOf(props.box, props.layout, 3)} />;
}

function Line(props: {
  readonly stroke: Stroke;
  readonly box: Box | undefined;
  readonly inRoom: (point: Point) => Point;
}) {
  const { stroke, box, inRoom } = props;
  if (box === undefined) return null;
  const places = stroke.points.map((point) => inRoom(backFrom(box, point)));
  return <polyline class="mark-stroke" points={places.map(({ x, y }) => `${x},${y}`).join(' ')} />;
}

function Arrow(props: { readonly class: string; readonly at: Point }) {
  const { x, y } = props.at;
  return (
    <span class={`arrow ${props.class}`} style={{ transform: `translate(${x}px, ${y}px)` }}>
      <Icon node={MousePointer2} size={18} />
    </span>
  );
}

/** @param around pixels of the room added on every side */
function rectOf(box: Box, { scale, left, top }: Layout, around: number) {
  return {
    x: left + box.left * scale - around,
    y: top + box.top * scale - around,
    width: box.width * scale + around * 2,
    height: box.height * scale + around * 2,
  };
}

function below(box: Box | undefined, { scale, left, top }: Layout): Record<string, string> {
  if (box === undefined) return {};
  const x = left + box.left * scale;
  const y = top + (box.top + box.height) * scale + 6;
  return { transform: `translate(${x}px, ${y}px)` };
}

function isAnchor(anchor: Anchor | null | undefined): anchor is Anchor {
  return anchor !== null && anchor !== undefined;
}
