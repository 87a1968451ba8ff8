"""Training of the Hearsay model: data, network, training, export."""
