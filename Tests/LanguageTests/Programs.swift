import Testing

/// Small programs that show the whole language: here its values, names and functions.
enum Programs {
  struct Example: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    var testDescription: String { name }
  }

  static let all = [
    numbers, texts, lists, records, bindings, functions, closures, control, comprehensions, pipes,
    quantities, scopes, foreign, statements,
  ]

  static let numbers = Example(
    name: "numbers",
    text: #"""
      1 + 2 * 3  #> 7
      (1 + 2) * 3  #> 9
      2 ^ 3 ^ 2  #> 512
      -2 ^ 2  #> -4
      2 ^ -1  #> 0.5
      2 ^ 0.5  #> 1.4142135623730951
      1_000_000 + 0.5  #> 1000000.5
      7 / 2  #> 3.5
      6 / 2  #> 3.0
      7 // 2  #> 3
      -7 // 2  #> -4
      7 // -2  #> -4
      -7 % 3  #> 2
      7 % -3  #> -2
      0 // 5  #> 0
      -6 // 3  #> -2
      -6 % 3  #> 0
      -1 // 5  #> -1
      -9223372036854775808 // 3  #> -3074457345618258603
      -9223372036854775808 % 3  #> 1
      7 / 2.0  #> 3.5
      7.0 / 2  #> 3.5
      1 / 0  #! value.division-by-zero:3
      1.0 / 0  #! value.division-by-zero:5
      1 % 0  #! value.division-by-zero:3
      -7.5 % 2  #> 0.5
      -7.5 // 2  #> -4.0
      7.0 // 0.1  #> 69.0
      1e-3  #> 0.001
      5%  #> 0.05
      12.5% * 2  #> 0.25
      5% + 1  #> 1.05
      7 % 4  #> 3
      7%4  #> 3
      50% and true  #! type.condition:1
      9223372036854775807  #> 9223372036854775807
      -9223372036854775808  #> -9223372036854775808
      9223372036854775808  #! value.overflow:1
      9223372036854775807 + 1  #! value.overflow:21
      -9223372036854775808 - 1  #! value.overflow:22
      -(-9223372036854775808)  #! value.overflow:1
      -9223372036854775808 // -1  #! value.overflow:22
      -9223372036854775808 % -1  #> 0
      10 ^ 18  #> 1000000000000000000
      10 ^ 19  #! value.overflow:4
      10 ^ 1000000  #! value.overflow:4
      (-1) ^ 1000001  #> -1
      1 / 0  #! value.division-by-zero:3
      1.0 / 0  #! value.division-by-zero:5
      1 % 0  #! value.division-by-zero:3
      0 ^ -1  #! value.division-by-zero:3
      (-8) ^ (1 / 3)  #! value.domain:6
      1.1 ^ 10  #> 2.5937424601000023
      1 == 1.0  #> true
      9007199254740993 == 9007199254740992.0  #> false
      9007199254740993 > 9007199254740992.0  #> true
      1 < 2 < 3  #> true
      1 < 3 < 2  #> false
      3 > 2 >= 2 != 1  #> true
      1 != 2  #> true
      not 1 == 2  #> true
      true and not false or false  #> true
      1 and true  #! type.condition:1
      "a" + 1  #! type.operand:5
      true + 1  #! type.operand:6
      none + 1  #! type.operand:6
      """#)

  static let texts = Example(
    name: "texts",
    text: #"""
      "a" + "b"  #> "ab"
      "ab" * 3  #> "ababab"
      "tab\t quote\" brace\{ back\\ \u{e9}"  #> "tab\t quote\" brace\{ back\\ é"
      "a } b"  #> "a } b"
      x = 3.14159
      "{x:.2}"  #> "3.14"
      "{x:8.2}|"  #> "    3.14|"
      "{x:<8.2}|"  #> "3.14    |"
      "{0.256:.1%}"  #> "25.6%"
      "{0.256:%}"  #> "26%"
      "{12345.678:.2e}"  #> "1.23e+04"
      "{2.5:.0} {3.5:.0} {-0.4:.0}"  #> "2 4 0"
      "{1 + 1} and {"in{"ner"}"}"  #> "2 and inner"
      "{[1, "a", none]}"  #> "[1, \"a\", none]"
      "{{a: 1}.a}"  #> "1"
      "{"ab":>5}{"cd":^6}|"  #> "   ab  cd  |"
      "{[0.123, 4]:.1}"  #> "[0.1, 4.0]"
      "{25ms:.1}"  #> "25.0ms"
      "{"a":.2}"  #! type.format:3
      "{1:wide}"  #! syntax.format:4
      "abc"[0]  #> "a"
      "abc"[-1]  #> "c"
      "héllo"[1..<3]  #> "él"
      "abc"[5]  #! value.index:7
      "b" in "abc"  #> true
      "" in "abc"  #> true
      "abd" not in "ababcabd"  #> false
      "a" < "b"  #> true
      len("日本")  #> 2
      "unclosed  #! syntax.text:1
      "bad \q"  #! syntax.escape:6
      'single'  #! syntax.quote:1
      “smart”  #! syntax.quote:1
      """#)

  static let lists = Example(
    name: "lists",
    text: #"""
      xs = [1, 2, 3]
      xs[0]  #> 1
      xs[-1]  #> 3
      xs[3]  #! value.index:4
      xs[-4]  #! value.index:4
      xs[1..<3]  #> [2, 3]
      xs[1..2]  #> [2, 3]
      xs[1..]  #> [2, 3]
      xs[..<2]  #> [1, 2]
      xs[..1]  #> [1, 2]
      xs[0..<-1]  #> [1, 2]
      xs[0..-1]  #> [1, 2, 3]
      xs[-2..]  #> [2, 3]
      xs[..]  #> [1, 2, 3]
      xs[5..<9]  #> []
      r = 0..<2
      xs[r]  #> [1, 2]
      xs[1:2]  #! syntax.slice:5
      xs["a"]  #! type.subscript:4
      xs[0.5]  #! type.subscript:4
      xs[0, 1]  #! type.subscript:1
      xs + [4]  #> [1, 2, 3, 4]
      xs  #> [1, 2, 3]
      [0] * 3  #> [0, 0, 0]
      xs + 1  #! type.operand:4
      2 in xs  #> true
      5 not in xs  #> true
      [1, [2, "a"]] == [1.0, [2, "a"]]  #> true
      [
        1,
        2,
      ]  #> [1, 2]
      1..3 == 1..<4  #> true
      3 in 1..3  #> true
      2.5 in 1..3  #> false
      (1..3)[-1]  #> 3
      (0..<10)[2..<4]  #> 2..<4
      5..<3  #> 5..<5
      1..9223372036854775807  #! value.range:4
      0.5..2  #! type.range:1
      """#)

  static let records = Example(
    name: "records",
    text: #"""
      b = 2
      r = {a: 1, b, "odd name": 3}
      r  #> {a: 1, b: 2, "odd name": 3}
      r.a  #> 1
      r["odd name"]  #> 3
      r.c  #! type.no-field:3
      r["c"]  #! type.no-field:3
      r[0]  #! type.subscript:1
      "a" in r  #> true
      {a: 1, b: 2} == {b: 2, a: 1.0}  #> true
      {a: 1} == {a: 1, b: 2}  #> false
      {}  #> {}
      {a: 1, a: 2}  #! name.repeated:8
      {a = 1}  #! syntax.expected:4
      {in: 1}.in  #> 1
      {a: {b: {c: 5}}}.a.b.c  #> 5
      len(r)  #> 3
      5.a  #! type.no-field:3
      """#)

  static let bindings = Example(
    name: "bindings",
    text: #"""
      {train, test: held} = {train: 1, test: 2, other: 3}
      train + held  #> 3
      [a, [b, _]] = [1, [2, 3]]
      a + b  #> 3
      [a, b] = [1, 2, 3]  #! value.pattern:1
      {x} = {y: 1}  #! type.no-field:2
      {x} = [1]  #! type.pattern:1
      [a, a] = [1, 2]  #! name.repeated:5
      [c, d] = 1..2
      d  #> 2
      [p, q] = "ab"
      q  #> "b"
      1 = 2  #! syntax.pattern:1
      f(x) = 2  #! syntax.pattern:1
      r.a = 2  #! syntax.pattern:1
      x = y = 3  #! syntax.assignment:7
      long =
        1 +
        2
      long  #> 3
      """#)

  static let functions = Example(
    name: "functions",
    text: #"""
      fn blend(a, b, w=0.5) = w * a + (1 - w) * b
      blend(1, 3)  #> 2.0
      blend(1, 3, w=1)  #> 1
      blend(b=1, a=3, w=0)  #> 1
      blend(1)  #! call.missing-argument:1
      blend(1, 2, 3)  #! call.positional:13
      blend(1, 2, v=3)  #! call.unknown-parameter:13
      blend(1, 2, a=3)  #! call.repeated-argument:13
      fn two() {
        x = 1
        x + 1
      }
      two()  #> 2
      two(1)  #! call.too-many-arguments:5
      fn nothing() { x = 1 }
      nothing()  #> none
      blend  #> fn blend(a, b, w=0.5)
      fn fact(n) = if n == 0 { 1 } else { n * fact(n - 1) }
      fact(20)  #> 2432902008176640000
      fact(21)  #! value.overflow:39
      fact(-1)  #! limit.depth:41
      fn even(n) = if n == 0 { true } else { odd(n - 1) }
      fn odd(n) = if n == 0 { false } else { even(n - 1) }
      even(101)  #> false
      map(0..<4, even)  #> [true, false, true, false]
      fn swap([a, b]) = [b, a]
      swap([1, 2])  #> [2, 1]
      fn area({w, h}) = w * h
      area({w: 2, h: 3, name: "x"})  #> 6
      (({a}, _) -> a)({a: 1}, 5)  #> 1
      three(1, 2, 3)  #> [1, 2, 3]
      three(1, 2, c=3)  #> [1, 2, 3]
      len(1, 2, 3)  #! call.too-many-arguments:8
      len()  #! call.missing-argument:1
      len(y=1)  #! call.unknown-parameter:5
      any(1, 2, b=3)  #> {b: 3}
      5(1)  #! call.not-a-function:1
      [1, 2].map(x -> x)  #! type.no-field:8
      map(f: 1)  #! syntax.argument:6
      map([1], x -> x + "a")  #! type.operand:17
      fn g(a, a) = 1  #! name.repeated:9
      fn h(a=1, b) = 1  #! syntax.function:11
      def f(x) = 1  #! syntax.foreign-word:1
      """#)

  static let closures = Example(
    name: "closures",
    text: #"""
      k = 10
      add = x -> x + k
      k = 20
      add(1)  #> 11
      fn counter(start) {
        step = 2
        n -> start + step * n
      }
      c = counter(100)
      c(5)  #> 110
      fs = [x -> x * i for i in 1..3]
      map(fs, f -> f(10))  #> [10, 20, 30]
      compose = (f, g) -> x -> g(f(x))
      compose(x -> x + 1, x -> x * 2)(5)  #> 12
      fn outer(n) {
        fn inner(m) = if m == 0 { n } else { inner(m - 1) + 1 }
        inner(3)
      }
      outer(10)  #> 13
      fn make(n) {
        fn self(m) = if m == 0 { 0 } else { n + self(m - 1) }
        self
      }
      make(3)(4)  #> 12
      fn defaults(x, y=k * 2) = x + y
      k = 0
      defaults(1)  #> 41
      reduce([1, 2, 3], (a, b) -> a + b, start=0)  #> 6
      () -> 5  #> () -> …
      (() -> 5)()  #> 5
      add == add  #> true
      (x -> x + 1) == (x -> x + 1)  #> true
      (x -> x + 1) == (x -> x + 2)  #> false
      """#)
}
