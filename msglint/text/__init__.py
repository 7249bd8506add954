"""The text layer: folding, segmentation, scripts and entities. It knows nothing of rules."""
