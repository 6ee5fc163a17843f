// Chinese or English, wherever one is.
import { Button } from '@fluentui/react-components';
import { useSay } from './words.tsx';

export const LanguageSwitch = () => {
  const { say, lang, setLang } = useSay();
  return (
    <Button
      appearance="subtle"
      size="small"
      aria-label={say('pane.app.languageLabel')}
      onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}
    >
      {say('pane.app.language')}
    </Button>
  );
};
