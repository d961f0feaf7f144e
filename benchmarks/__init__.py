"""How the map bears size: synthetic data sets, and a comparison with pyvis by itself and sigma.js."""
