import { Component, type ComponentChildren } from 'preact';

type BoundaryProps = {
  readonly children: ComponentChildren;
  /** What stands there instead; `again` tries once more. */
  readonly instead: (again: () => void) => ComponentChildren;
  readonly onError: (error: unknown) => void;
};

/** A view that breaks leaves the rest of the panel standing. */
export class ErrorBoundary extends Component<BoundaryProps, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  override componentDidCatch(error: unknown): void {
    this.setState({ isBroken: true });
    this.props.onError(error);
  }

  override render() {
    if (this.state.isBroken) return this.props.instead(() => this.setState({ isBroken: false }));
    return this.props.children;
  }
}
