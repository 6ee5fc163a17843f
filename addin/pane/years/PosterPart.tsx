// 图解: the one-page picture of the report, to look at and to download for the web site. PublishTab.tsx fetches it.
import { Button, Checkbox } from '@fluentui/react-components';
import { ArrowDownload16Regular } from '@fluentui/react-icons';
import { useEffect, useMemo, useState } from 'react';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { drawPoster } from '#shared/picture/poster';
import { type Scene, sceneToSvg } from '#shared/picture/scene';
import type { PastYears } from '../../state/past-years.ts';
import { svgToPng } from '../../state/svg-to-png.ts';
import type { FindingsNow } from '../../state/watch-findings.ts';
import { downloadFile } from '../download-file.ts';
import { Notice } from '../Notice.tsx';
import { usePast } from '../prose/use-years.ts';
import { useSay } from '../words.tsx';
import './years.css';
import '#shared/i18n/rooms/picture';

type Props = { readonly now: Extract<FindingsNow, { kind: 'ready' }>; readonly past: PastYears };

export const PosterPart = ({ now, past }: Props) => {
  const { say, tell } = useSay();
  const earlier = usePast(past);
  const isBlocked = now.result.verdict === 'blocked';
  const [isDraft, setIsDraft] = useState(false);
  const drawn = useMemo(
    () =>
      drawPoster({
        now: { report: now.report, computed: now.computed },
        past: earlier.kind === 'here' ? earlier.years.filter(({ year }) => year < (now.report.year ?? 0)) : [],
        // A report that may not be published gives no picture that looks as if it were.
        isDraft,
      }),
    [now, earlier, isDraft],
  );
  const refusal = !drawn.ok
    ? drawn.error
    : isBlocked && !isDraft
      ? message('picture.poster.blocked', { count: now.result.counts.error })
      : null;
  return (
    <section className="np-stack" aria-label={say('picture.poster.title')}>
      <h2 className="np-view-title">{say('picture.poster.title')}</h2>
      <p className="np-quiet">{say('picture.poster.hint')}</p>
      {(refusal !== null || isDraft) && (
        <Checkbox checked={isDraft} label={say('picture.poster.draft')} onChange={(_, { checked }) => setIsDraft(checked === true)} />
      )}
      {refusal ? <Notice kind="warn">{tell(refusal)}</Notice> : drawn.ok && <Poster scene={drawn.value} />}
    </section>
  );
};

const Poster = ({ scene }: { scene: Scene }) => {
  const { say, tell } = useSay();
  const svg = useMemo(() => sceneToSvg(scene), [scene]);
  const [url, setUrl] = useState<string | null>(null);
  const [told, setTold] = useState<Message | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml;charset=utf-8' }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [svg]);
  const give = async (kind: 'svg' | 'png') => {
    const name = `${scene.title}.${kind}`;
    try {
      if (kind === 'svg') downloadFile({ name, type: 'image/svg+xml;charset=utf-8', content: svg });
      else downloadFile({ name, type: 'image/png', content: await svgToPng(svg, { ...scene, scale: PNG_SCALE }) });
      setTold(message('picture.poster.given', { file: name }));
    } catch {
      setTold(message('picture.poster.failed'));
    }
  };
  return (
    <>
      <div className="np-actions">
        <Button icon={<ArrowDownload16Regular />} onClick={() => void give('png')}>
          {say('picture.poster.png')}
        </Button>
        <Button icon={<ArrowDownload16Regular />} onClick={() => void give('svg')}>
          {say('picture.poster.svg')}
        </Button>
      </div>
      <p className="np-quiet np-told" role="status">
        {told && tell(told)}
      </p>
      {url && (
        <img className="np-poster" src={url} alt={scene.description} width={scene.width} height={scene.height} style={{ height: 'auto' }} />
      )}
    </>
  );
};

/** 2382 × 3369: A4 at 288 dots an inch. */
const PNG_SCALE = 3;
