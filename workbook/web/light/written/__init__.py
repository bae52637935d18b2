"""Where answers are written in the 軽量版: sheets, their questions and rows, and the boxes for them."""
