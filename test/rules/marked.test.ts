import { describe, expect, it } from 'vitest';
import { parseMarked, shown } from '../marked.ts';

describe('parseMarked', () => {
  it('takes the marks out and keeps their places', () => {
    const { text, spans } = parseMarked(
      '<source>The mayor</source> <cue>said</cue> <content>taxes will rise</content>.',
    );
    expect(text).toBe('The mayor said taxes will rise.');
    expect(shown(text, spans.source)).toEqual(['The mayor']);
    expect(shown(text, spans.cue)).toEqual(['said']);
    expect(shown(text, spans.content)).toEqual(['taxes will rise']);
  });

  it('reads several attributions, one in another', () => {
    const { text, all } = parseMarked(
      '<content1>“<content2>It leaks</content2>,” <source2>a diver</source2> <cue2>said</cue2></content1>, <cue1>according to</cue1> <source1>the port</source1>.',
    );
    expect(text).toBe('“It leaks,” a diver said, according to the port.');
    expect(all.map((a) => shown(text, a.content))).toEqual([['“It leaks,” a diver said'], ['It leaks']]);
    expect(all.map((a) => shown(text, a.source))).toEqual([['the port'], ['a diver']]);
  });

  it('reads a content in two pieces', () => {
    const { text, spans } = parseMarked(
      '<content>“Yes,</content>” <source>she</source> <cue>said</cue>, <content>“all of it.”</content>',
    );
    expect(shown(text, spans.content)).toEqual(['“Yes,', '“all of it.”']);
  });

  it.each(['<cue>said', 'said</cue>', '<cue><cue>said</cue>', '<cues>said</cues>'])('refuses %s', (bad) => {
    expect(() => parseMarked(bad)).toThrow(bad);
  });
});
