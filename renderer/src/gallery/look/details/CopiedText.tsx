import { useStudio } from '../../../stores/hooks.ts';
import { copyText } from '../../../stores/copyText.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { Section } from '../../../ui/Section.tsx';

/** A text of a picture, such as its prompt; nothing where there is none. */
export function CopiedText({ title, text }: { readonly title: string; readonly text: string | undefined }) {
  const studio = useStudio();
  if (!text) return null;
  return (
    <Section title={title} tools={<CopyButton of={title.toLowerCase()} onCopy={() => copyText(studio, text)} />}>
      <p className="picture-details__text" dir="auto">
        {text}
      </p>
    </Section>
  );
}
