// The one place where a bug in a view is caught: says so in words, keeps the rest of the page, offers to open the part again.
import { Component, type ReactNode } from 'react';

type Props = {
  /** What to show instead; `reopen` draws the children anew. */
  readonly fallback: (reopen: () => void) => ReactNode;
  readonly onError: (error: unknown) => void;
  readonly children: ReactNode;
};

export class ErrorBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError(error);
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback(() => this.setState({ failed: false })) : this.props.children;
  }
}
