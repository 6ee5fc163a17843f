// The part of the host that shows and hides add-ins' panes (shared runtime).
import { type ClassDefinition, define, type HostState } from './member-types.ts';

export const runtimeClasses = (): Record<string, ClassDefinition> => ({
  AppRuntimeService: define<HostState>({
    call: {
      setAppRuntimeState: (_, [wanted], state) => {
        state.runtime.asked.push(String(wanted));
        return null;
      },
    },
  }),
});
