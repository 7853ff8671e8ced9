/// The language on two pages, with verified cells: the first chapter of the manual.
enum LanguagePages {
  static let text = #"""
    ## The language

    Small enough to be read on two pages. If you know Python, most of it is what you expect; the differences are
    that nothing is ever changed in place, that there is no hidden state, and that a pipe reads from left to
    right.

    ### Words and lines

    `#` begins a comment. A newline ends a statement, unless a bracket is open, the line ends with an operator or
    a comma, or the next line begins with `|>`. Names are letters, digits and `_`.

    ```lupi #language-words
    # numbers, texts, lists, records, ranges
    [12, 1e-3, 1_000, 5%, true, none, "text", [1, 2], {a: 1, b: 2}, 1..3, 0..<3]
    ```

    ```out
    [12, 0.001, 1000, 0.05, true, none, "text", [1, 2], {a: 1, b: 2}, 1..<4, 0..<3]
    ```

    A text may hold values, with a format after a colon. `5%` is 0.05; it is a percentage only where no operand
    follows, so `7 % 2` is still a remainder.

    ```lupi #language-texts
    rate = 12.5%
    "a rate of {rate}, in short {rate:.1}; {7 % 2} left over"
    ```

    ```out
    "a rate of 0.125, in short 0.1; 1 left over"
    ```

    ### Values

    Whole numbers have 64 bits and never wrap around; other numbers have 64 bits too. Lists, records and ranges
    hold anything, tensors hold 32-bit numbers in a shape. Tables, sound, data, networks, runs and figures are values
    like any other. A position counts from 0, or from the end if it is negative.

    ```lupi #language-values
    word = {name: "yes", seconds: 0.4}
    steps = [10, 20, 30, 40]
    x = tensor([[1, 2], [3, 4]])
    [word.name, steps[0], steps[-1], steps[1..<3], x[1, 0], x.shape]
    ```

    ```out
    ["yes", 10, 40, [20, 30], 3.0, [2, 2]]
    ```

    `+ - * / // % ^` calculate, on tensors element by element; `@` is the matrix product. `==`, `<` and their like
    compare, `in` looks for an item, `and`, `or` and `not` combine. Rounding makes `==` a poor question for numbers:
    ask `close`.

    ```lupi #language-operators
    [7 / 2, 7 // 2, 2 ^ 10, 0.1 + 0.2 == 0.3, close(0.1 + 0.2, 0.3), "yes" in ["no", "yes"], [1] + [2]]
    ```

    ```out
    [3.5, 3, 1024, false, true, true, [1, 2]]
    ```

    ```lupi #language-tensors
    weights = tensor([[0.5], [-1]])
    x @ weights + 10
    ```

    ```out
    tensor [2, 1], 7.5 … 8.5, mean 8
      8.5
      7.5
    ```

    A shape that does not fit is an error that says both shapes, as every error says what must be and what is:

    ```lupi #language-errors
    x @ x[0..<1]
    ```

    ```error
    shape
    ```

    ### Binding

    A name is bound with `=`. Binding it again makes a new version; what was made of the old one stays as it is.
    A pattern takes a record or a list apart.

    ```lupi #language-binding
    first = [1, 2]
    second = first + [3]
    first = []
    {name, seconds: length} = word
    [a, b] = [1, 2]
    [first, second, name, length, a + b]
    ```

    ```out
    [[], [1, 2, 3], "yes", 0.4, 3]
    ```

    ### Functions

    `fn` names a function; an arrow makes one without a name. A block in braces returns its last value. Parameters may
    have defaults, and functions know the names around them.

    ```lupi #language-functions
    fn blend(a, b, share=0.5) = share * a + (1 - share) * b
    fn spread(xs) {
      middle = mean(xs)
      mean(map(xs, x -> (x - middle)^2))
    }
    [blend(0, 10), blend(0, 10, share=0.1), spread([1, 2, 3]), map([1, 2], x -> x^2)]
    ```

    ```out
    [5.0, 9.0, 0.6666666666666666, [1, 4]]
    ```

    At most two arguments go by position, the others by name: `fit(model, train, epochs=20)`. A name that
    does not exist, is missing or comes twice is an error.

    ### The pipe

    `v |> f(more)` is `f(v, more)`; `_` marks another place. So work is read in the order in which it is done:

    ```lupi #language-pipe
    1..6
      |> filter(n -> n % 2 == 0)
      |> map(n -> n * 10)
      |> zip(["a", "b", "c"], _)
    ```

    ```out
    [["a", 20], ["b", 40], ["c", 60]]
    ```

    ### Control

    `if` is an expression. `for` goes through a list, a range or anything that can be counted through; `break` ends it,
    `continue` takes the next. What a loop binds is there after it. There is no `while`: every cell comes to its end.

    ```lupi #language-control
    total = 0
    for n in 1..10 {
      if n % 3 == 0 { continue }
      if n > 7 { break }
      total = total + n
    }
    [total, if total > 20 { "much" } else { "little" }]
    ```

    ```out
    [19, "little"]
    ```

    A comprehension makes a list of a loop:

    ```lupi #language-comprehension
    [[n, letter] for [n, letter] in zip(1..3, ["x", "y", "z"]) if n != 2]
    ```

    ```out
    [[1, "x"], [3, "z"]]
    ```

    ### Statements of a notebook

    These are words only at the beginning of a statement: `use lupi 0.1` asks for a version, `seed 7` chooses the seed,
    `numerics exact` asks for the same bits on every machine (`fast` for speed), `check` stops where something does
    not hold, and `param` declares what `lupi run -p` may change:

    ```lupi #language-statements
    param passes = 3 in 1..100 "passes over the data"
    check passes < 50, "more than fifty passes take too long here"
    passes
    ```

    ```out
    3
    ```

    The last value of a cell is shown, unless it is `none`; `show` shows one in between.

    ### Units

    Numbers may carry a unit: `16kHz 440Hz 25ms 3s 6dB 64KiB`. A parameter that wants seconds refuses hertz.

    ```lupi #language-units
    [0.1s + 25ms, 2 * 440Hz, tone(440Hz, 25ms).seconds]
    ```

    ```out
    [125ms, 880Hz, 0.025]
    ```

    ```lupi #language-wrong-unit
    tone(440Hz, 2kHz)
    ```

    ```error
    `seconds` of `tone` must be
    ```

    ### Chance

    Random numbers are keyed and not a stream: what is drawn depends on the seed, on the cell and on the place of
    the call, so that a new cell changes no other cell's numbers. First weights, batch order, splits and label budgets
    depend on the seed and their purpose alone, so that networks which are compared start alike. `seed=` overrides.

    ```lupi #language-chance
    shuffle(1..100, seed=1) == shuffle(1..100, seed=1)
    ```

    ```out
    true
    ```

    ### What a notebook can do to your computer

    It reads files below its own folder and below folders given with `--data`, and writes below `out`, or `--out`. There
    is no network and no clock, and time and depth are limited. So the same notebook gives the same results, and one
    from a stranger can be run without fear.

    ```lupi #language-sealed
    load_csv("../../etc/passwd")
    ```

    ```error
    must lie below
    ```

    """#
}
