"""Positions of RingRift as pictures, from the text that the SQL function board_at gives.

    draw_board(board, move, ax)      one position on an axes
    draw_boards(boards, moves)       several side by side
    play_boards(boards, moves)       a game with buttons, for a notebook
    draw_plane(position, plane, ax)  a plane of a training sample on the same cells
    parse_board(board)               what stands where

A stack is drawn as it is seen from above: its top ring inside, the ones below around it, each in the colour of its seat, and
in the middle how many they are. A marker is a small sign on an empty cell, a collapsed cell is filled. Every seat has a colour
that colour-blind people tell from the others', and a sign of its own besides.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import matplotlib.pyplot as plt
from matplotlib import animation
from matplotlib.axes import Axes
from matplotlib.collections import PatchCollection, PolyCollection
from matplotlib.colors import PowerNorm
from matplotlib.figure import Figure
from matplotlib.patches import Annulus, Circle, FancyArrowPatch, PathPatch, Polygon
from matplotlib.path import Path
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D

SEAT_COLORS = {"A": "#0072B2", "B": "#E69F00", "C": "#009E73", "D": "#CC79A7"}
SEAT_SIGNS = {"A": "●", "B": "■", "C": "▲", "D": "◆"}

INK, QUIET = "#2b2f36", "#8a9099"
CELL, CELL_EDGE = "#f1efe9", "#d3cfc4"
HOLE, TOP_RING, BOTTOM_RING, LONE_RING = 0.19, 0.30, 0.45, 0.36

Cell = tuple[int, int]


@dataclass(frozen=True)
class Seat:
    """What a seat has beside the board: rings in hand, rings credited to it, collapsed cells."""

    letter: str
    in_hand: int
    eliminated: int
    territory: int


@dataclass(frozen=True)
class Position:
    """A position. Cells are (x, y); a stack is the letters of its rings, the top one first."""

    config: str
    ply: int
    news: str
    seats: tuple[Seat, ...]
    cells: tuple[Cell, ...]
    stacks: dict[Cell, str]
    markers: dict[Cell, str]
    collapsed: dict[Cell, str]

    @property
    def hexagonal(self) -> bool:
        return self.config.startswith("hex")


def parse_board(board: str) -> Position:
    """Reads a board as board_at writes it; a ValueError says which line it cannot read."""
    lines = board.splitlines()
    heading = re.fullmatch(r"(\w+), ply (\d+): (.*)", lines[0])
    if not heading:
        raise ValueError(f"Cannot read the board: '{lines[0]}' is not a first line of board_at.")
    seats = []
    while seat := re.fullmatch(r"([A-D]): (\d+) in hand, (\d+) eliminated, (\d+) territory", lines[1 + len(seats)]):
        seats.append(Seat(seat[1], *map(int, seat.groups()[1:])))
    contents: dict[Cell, str] = {}
    mixed: dict[Cell, str] = {}
    for line in lines[1 + len(seats) :]:
        if stack := re.fullmatch(r"(-?\d+),(-?\d+): ([A-D]+)", line):
            mixed[int(stack[1]), int(stack[2])] = stack[3]
        elif row := re.fullmatch(r"(-?\d+)\s+(.*?)(?:\s+x (-?\d+) to -?\d+)?", line):
            contents.update({(int(row[3] or 0) + i, int(row[1])): text for i, text in enumerate(row[2].split())})
    unknown = [text for text in contents.values() if not re.fullmatch(r"\.|#?[a-d]|[A-D]\d+", text)]
    if unknown:
        raise ValueError(f"Cannot read the board: '{unknown[0]}' is not what board_at writes in a cell.")
    return Position(
        config=heading[1],
        ply=int(heading[2]),
        news=heading[3],
        seats=tuple(seats),
        cells=tuple(contents),
        stacks={c: mixed.get(c, t[0] * int(t[1:])) for c, t in contents.items() if t[0] in SEAT_COLORS},
        markers={c: t.upper() for c, t in contents.items() if t in "abcd"},
        collapsed={c: t[1].upper() for c, t in contents.items() if t[0] == "#"},
    )


def cells_of(move: str | None) -> list[Cell]:
    """The cells that a move in trace notation names, in its order: none for one that is only a word, such as NL."""
    return [(int(x), int(y)) for x, y in re.findall(r"(-?\d+),(-?\d+)", move or "")]


def centre(position: Position, cell: Cell) -> tuple[float, float]:
    """Where a cell lies in the drawing. Rows go down; those of a hexagon are shifted so that neighbours touch."""
    x, y = cell
    return (x + y / 2, y * math.sqrt(3) / 2) if position.hexagonal else (x, y)


def draw_board(
    board: str | Position,
    move: str | None = None,
    ax: Axes | None = None,
    *,
    title: str | None = None,
    coordinates: bool = True,
    hands: bool = True,
) -> Axes:
    """
    Draws a position.

    board: text of board_at, or what parse_board made of it
    move: the move that led to it, in trace notation, which is pointed out
    ax: where; a new figure if it is not given
    title: above the board; what the first line of the text says if it is not given
    coordinates: whether columns and rows are numbered
    hands: whether what each seat has beside the board stands below it
    """
    position = board if isinstance(board, Position) else parse_board(board)
    ax = ax or plt.subplots(figsize=(5, 5.4))[1]
    _tiles(ax, position)
    _stacks(ax, position)
    _markers(ax, position)
    _point_out(ax, position, move)
    if coordinates:
        _coordinates(ax, position)
    ax.set_title(
        title if title is not None else _heading(position), fontsize=8.5, color=INK, loc="center", weight="normal"
    )
    _frame(ax, position)
    if hands:
        _hands(ax, position)
    return ax


def draw_boards(
    boards: Sequence[str], moves: Sequence[str | None] | None = None, columns: int = 4, size: float = 2.9, **options
) -> Figure:
    """Draws positions side by side, in rows of some columns; the options are draw_board's."""
    rows = math.ceil(len(boards) / columns)
    figure, axes = plt.subplots(
        rows, columns, figsize=(columns * size, rows * size * 1.15), squeeze=False, layout="constrained"
    )
    for i, ax in enumerate(axes.flat):
        if i < len(boards):
            draw_board(boards[i], moves[i] if moves is not None else None, ax, **options)
        else:
            ax.axis("off")
    return figure


def play_boards(boards: Sequence[str], moves: Sequence[str | None], size: float = 4.6):
    """A game with buttons to step through it, as HTML that needs nothing but a browser."""
    from IPython.display import HTML

    figure, ax = plt.subplots(figsize=(size, size * 1.12), dpi=80, layout="constrained")

    def show(ply: int):
        ax.clear()
        draw_board(boards[ply], moves[ply], ax)

    film = animation.FuncAnimation(figure, show, frames=len(boards), interval=700)
    with plt.rc_context({"animation.embed_limit": 60}):
        html = film.to_jshtml(default_mode="once")
    plt.close(figure)
    return HTML(html)


def draw_plane(position: Position, plane, ax: Axes) -> Axes:
    """Draws a plane of a training sample, rows by columns of the board's box, on the cells of a position: darker is more."""
    least = min(min(cell) for cell in position.cells)
    values = [plane[y - least][x - least] for x, y in position.cells]
    tiles = PolyCollection(
        _outlines(position), array=values, cmap="Blues", norm=PowerNorm(0.5, 0, 1), edgecolors=CELL_EDGE, linewidths=0.3
    )
    ax.add_collection(tiles)
    _frame(ax, position)
    return ax


def _outlines(position: Position) -> list[list[tuple[float, float]]]:
    """The corners of each cell."""
    corners, turn = (6, 0.0) if position.hexagonal else (4, math.pi / 4)
    radius = (1 / math.sqrt(3) if position.hexagonal else 1 / math.sqrt(2)) * 0.95
    outlines = []
    for cell in position.cells:
        x, y = centre(position, cell)
        angles = [turn + math.pi / 2 + 2 * math.pi * k / corners for k in range(corners)]
        outlines.append([(x + radius * math.cos(a), y + radius * math.sin(a)) for a in angles])
    return outlines


def _frame(ax: Axes, position: Position) -> None:
    xs, ys = zip(*(centre(position, cell) for cell in position.cells))
    ax.set_xlim(min(xs) - 1.1, max(xs) + 1.1)
    ax.set_ylim(max(ys) + 1.1, min(ys) - 1.1)
    ax.set_aspect("equal")
    ax.axis("off")


def _tiles(ax: Axes, position: Position) -> None:
    fills = [SEAT_COLORS.get(position.collapsed.get(cell, ""), CELL) for cell in position.cells]
    ax.add_collection(PolyCollection(_outlines(position), facecolors=fills, edgecolors=CELL_EDGE, linewidths=0.5))
    for cell, letter in position.collapsed.items():
        ax.add_patch(_sign(letter, centre(position, cell), 0.2, facecolor="white", edgecolor="none", alpha=0.85))


def _stacks(ax: Axes, position: Position) -> None:
    for cell, rings in position.stacks.items():
        middle = centre(position, cell)
        ax.add_patch(Circle(middle, _bands(rings)[-1][0] + 0.02, facecolor="white", edgecolor="none", zorder=3))
        for radius, width, letter in _bands(rings):
            ax.add_patch(
                Annulus(middle, radius, 0.85 * width, facecolor=SEAT_COLORS[letter], edgecolor="none", zorder=3)
            )
        if len(rings) > 1:
            ax.add_patch(_number(len(rings), middle))


def _bands(rings: str) -> list[tuple[float, float, str]]:
    """Outer radius, width and seat of each ring, the top one first."""
    if len(rings) == 1:
        return [(LONE_RING, LONE_RING - HOLE, rings)]
    width = (BOTTOM_RING - TOP_RING) / (len(rings) - 1)
    below = [(TOP_RING + width * (i + 1), width, letter) for i, letter in enumerate(rings[1:])]
    return [(TOP_RING, TOP_RING - HOLE, rings[0]), *below]


def _markers(ax: Axes, position: Position) -> None:
    for letter, color in SEAT_COLORS.items():
        signs = [
            _sign(letter, centre(position, cell), 0.2) for cell, owner in position.markers.items() if owner == letter
        ]
        ax.add_collection(PatchCollection(signs, facecolor=color, edgecolor="white", linewidth=0.4, zorder=3))


def _sign(letter: str, middle: tuple[float, float], radius: float, **style):
    """A seat's sign, of about the same area for all."""
    if letter == "A":
        return Circle(middle, radius, **style)
    corners, scale, turn = {"B": (4, 1.2, math.pi / 4), "C": (3, 1.45, -math.pi / 2), "D": (4, 1.3, 0.0)}[letter]
    angles = [turn + 2 * math.pi * k / corners for k in range(corners)]
    outline = [(middle[0] + scale * radius * math.cos(a), middle[1] + scale * radius * math.sin(a)) for a in angles]
    return Polygon(outline, closed=True, **style)


@cache
def _digits(number: int) -> Path:
    """A number around the origin, as high as a hole is wide, upright where rows go down."""
    text = TextPath((0, 0), str(number), size=1)
    box = text.get_extents()
    scale = min(0.25 / box.height, 0.32 / box.width)
    middle = Affine2D().translate(-(box.x0 + box.x1) / 2, -(box.y0 + box.y1) / 2)
    return text.transformed(middle.scale(scale, -scale))


def _number(number: int, middle: tuple[float, float]) -> PathPatch:
    outline = _digits(number).transformed(Affine2D().translate(*middle))
    return PathPatch(outline, facecolor=INK, edgecolor="none", zorder=5)


def _point_out(ax: Axes, position: Position, move: str | None) -> None:
    cells = [cell for cell in cells_of(move) if cell in position.cells]
    if not cells:
        return
    if ">" in move:
        path = cells[: move.count(">") + 1]
        (x0, y0), (x1, y1) = centre(position, path[0]), centre(position, path[-1])
        short = 1 - 0.475 / math.hypot(x1 - x0, y1 - y0)
        arrow = FancyArrowPatch(
            (x0, y0),
            (x0 + short * (x1 - x0), y0 + short * (y1 - y0)),
            arrowstyle="-|>",
            mutation_scale=8,
            shrinkA=0,
            shrinkB=0,
            color=INK,
            linewidth=1.1,
            alpha=0.75,
            zorder=2.5,
        )
        ax.add_patch(arrow)
        cells = path[-1:]
    for cell in cells:
        ax.add_patch(Circle(centre(position, cell), 0.475, facecolor="none", edgecolor=INK, linewidth=1.1, zorder=6))


def _coordinates(ax: Axes, position: Position) -> None:
    style = {"fontsize": 6, "color": QUIET, "ha": "center", "va": "center"}
    for y in sorted({y for _, y in position.cells}):
        first = min(x for x, row in position.cells if row == y)
        left, row = centre(position, (first, y))
        ax.text(left - 0.85, row, str(y), **style)
    for x in sorted({x for x, _ in position.cells}):
        if position.hexagonal:
            # A column leans: its number stands where it would go on, below the last of its cells.
            last = max(y for column, y in position.cells if column == x)
            across, down = centre(position, (x, last))
            ax.text(across + 0.42, down + 0.75, str(x), **style)
        else:
            ax.text(x, min(y for _, y in position.cells) - 0.8, str(x), **style)


def _hands(ax: Axes, position: Position) -> None:
    left, right = ax.get_xlim()
    bottom, top = ax.get_ylim()
    line = 0.062 * (right - left)
    ax.set_ylim(bottom + line * len(position.seats), top)
    for i, seat in enumerate(position.seats):
        text = f"{seat.letter}:  {seat.in_hand} in hand · {seat.eliminated} out · {seat.territory} territory"
        down = bottom + line * (i + 0.2)
        across = left + 0.22 * (right - left)
        style = {"va": "center", "fontsize": 7.5}
        ax.text(across, down, SEAT_SIGNS[seat.letter], color=SEAT_COLORS[seat.letter], ha="right", **style)
        weight = "bold" if position.news.startswith(seat.letter + " ") else "normal"
        ax.text(across + 0.03 * (right - left), down, text, color=INK, weight=weight, **style)


def _heading(position: Position) -> str:
    return f"ply {position.ply}\n{position.news.replace('_', ' ')}"
