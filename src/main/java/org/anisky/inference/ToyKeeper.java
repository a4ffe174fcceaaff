package org.anisky.inference;

/** Keeps isotropic toys while they are drawn, so that an interrupted run goes on where it was. */
public interface ToyKeeper {
  /** Toys of an earlier run, of any data; taken where they are of these. */
  IsotropicToys earlier();

  /**
   * Is told of toys as they are there.
   *
   * @param toys all so far
   */
  void drawn(IsotropicToys toys);

  /** Hands out earlier toys and keeps none. */
  static ToyKeeper of(IsotropicToys earlier) {
    return new ToyKeeper() {
      @Override
      public IsotropicToys earlier() {
        return earlier;
      }

      @Override
      public void drawn(IsotropicToys toys) {}
    };
  }
}
