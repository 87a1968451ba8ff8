"""Runs the cells of a notebook one after another in one process, and prints the value that a cell ends with."""

import ast
import json
import sys


def run(path: str) -> None:
    with open(path, encoding="utf-8") as file:
        cells = json.load(file)["cells"]
    names: dict[str, object] = {"__name__": "__main__"}
    for number, cell in enumerate(cells, 1):
        if cell["cell_type"] != "code":
            continue
        tree = ast.parse("".join(cell["source"]), f"cell {number}")
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, f"cell {number}", "exec"), names)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), f"cell {number}", "eval"), names)
            print(f"cell {number}: {len(value)} rows\n{value}")


run(sys.argv[1])
