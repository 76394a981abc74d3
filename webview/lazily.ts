import type { ComponentChildren, ComponentType } from 'preact';
import { createElement } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A component that is fetched when it is first shown; until then `placeholder` stands in its place. */
export function lazily<P extends object>(
  load: () => Promise<ComponentType<P>>,
  placeholder?: (properties: P) => ComponentChildren,
): (properties: P) => ComponentChildren {
  let loaded: ComponentType<P> | undefined;
  return function Lazy(properties) {
    // A function as it is would be called for the first value.
    const [, setLoaded] = useState(() => loaded);
    useEffect(() => {
      if (loaded) return;
      void load().then(component => {
        loaded = component;
        setLoaded(() => component);
      });
    }, []);
    return loaded ? createElement(loaded, properties) : (placeholder?.(properties) ?? null);
  };
}
