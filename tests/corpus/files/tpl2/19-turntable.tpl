Dear [[buyer-name]],

about the howl you hear on your [[product-name]] from order [[order-id]]: that is acoustic feedback. The speakers shake the deck, the stylus picks it up, and round it goes.

Two things usually end the feedback. Please change the anti-skate from three to five, and raise the tonearm by [[vta-mm]] mm at the collar. If you have the star-shaped slipmat, take it off for the test; it lifts the record at the edge.

You asked about the missing 45 adapter as well. We have refunded [[refund-amount]] for it today; nothing needs to be sent back.

If the howl is still there afterwards, tell us which of the five stars on the gain dial the knob points at, and we will look at the preamp next.

[[agent-first-name]]
Bench 2, Groove & Hollow
