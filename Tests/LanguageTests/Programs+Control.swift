/// How programs flow: control, comprehensions, pipes, scopes, and what is written otherwise elsewhere.
extension Programs {
  static let control = Example(
    name: "control",
    text: #"""
      if 1 < 2 { "yes" } else { "no" }  #> "yes"
      if false { 1 }
      x = if false { 1 } else if true { 2 } else { 3 }
      x  #> 2
      total = 0
      for i in 1..10 { total = total + i }
      total  #> 55
      for i in 0..<10 {
        if i % 2 == 0 { continue }
        if i > 6 { break }
        show(i)
      }
      count = 0
      for a in 0..<3 {
        for b in 0..<3 {
          if b == 2 { break }
          count = count + 1
        }
      }
      count  #> 6
      words = ""
      for [n, w] in [[1, "a"], [2, "b"]] { words = words + w * n }
      words  #> "abb"
      for {v} in [{v: 5}] { words = v }
      words  #> 5
      for c in "añb" { words = c }
      words  #> "b"
      for i in 3 { }  #! type.sequence:10
      if 1 { 2 }  #! type.condition:4
      if x = 2 { 1 }  #! syntax.expected:6
      break  #! syntax.loop:1
      for i in 0..<2 { y = if true { break } else { 1 } }  #! syntax.loop:32
      fn f() { break }  #! syntax.loop:10
      if true {
        z = 1
      }
      else {
        z = 2
      }
      z  #> 1
      for i in 0..<0 { never = 1 }
      never  #! name.unknown:1
      """#)

  static let comprehensions = Example(
    name: "comprehensions",
    text: #"""
      [x ^ 2 for x in 0..<5]  #> [0, 1, 4, 9, 16]
      [x for x in 0..<10 if x % 3 == 0]  #> [0, 3, 6, 9]
      [[a, b] for a in 0..<2 for b in ["x", "y"]]  #> [[0, "x"], [0, "y"], [1, "x"], [1, "y"]]
      [a + b for [a, b] in [[1, 2], [3, 4]]]  #> [3, 7]
      [x for x in [3, 1] if x > 1 if x < 9]  #> [3]
      x = 7
      [x for x in 0..<3]  #> [0, 1, 2]
      x  #> 7
      [i * j for i in 1..2 for j in 0..<i]  #> [0, 0, 2]
      sum(x for x in 1..3)  #! syntax.comprehension:7
      sum([x for x in 1..3])  #> 6.0
      """#)

  static let pipes = Example(
    name: "pipes",
    text: #"""
      [1, 2] |> len()  #> 2
      [1, 2] |> len  #> 2
      [1, 2] |> map(x -> x + 1)  #> [2, 3]
      1..3
      |> map(x -> x * 2)
      |> sum()  #> 12.0
      2 |> three(1, _, c=3)  #> [1, 2, 3]
      2 |> _ + 1  #> 3
      5 |> [_, _ * 2][1]  #> 10
      3 |> (x -> x * x)  #> 9
      {a: 4} |> _.a  #> 4
      1 |> map([1], _)  #! call.not-a-function:6
      [1] |> map(1, 2)  #! call.too-many-arguments:15
      _ + 1  #! name.placeholder:1
      1 |> 2  #! syntax.pipe:6
      2 + 1 |> map([_], x -> x)  #> [3]
      [1, 2] |> len() == 2  #> true
      [1] %>% len()  #! syntax.foreign-operator:5
      """#)

  static let quantities = Example(
    name: "quantities",
    text: #"""
      16kHz  #> 16kHz
      44100Hz  #> 44.1kHz
      25ms + 1s  #> 1.025s
      0.025s == 25ms  #> true
      3s > 25ms  #> true
      1min  #> 60s
      64KiB / 1B  #> 65536.0
      2 * 25ms  #> 50ms
      1s / 25ms  #> 40.0
      1 / 20ms  #> 50Hz
      16kHz * 25ms  #> 400.0
      -3dB  #> -3dB
      1.5e-3s  #> 1.5ms
      3s + 440Hz  #! type.unit:4
      3s + 1  #! type.unit:4
      1s % 375ms  #> 250ms
      3parsec  #! syntax.unit:1
      """#)

  static let scopes = Example(
    name: "scopes",
    text: #"""
      total = 100
      fn add(x) {
        total = total + x
        total
      }
      add(1)  #> 101
      total  #> 100
      i = 5
      for i in 0..<3 { i = i * 10 }
      i  #> 5
      for n in 0..<3 { last = n }
      last  #> 2
      if false { ghost = 1 }
      ghost  #! name.unknown:1
      fn later() = lator  #! name.unknown:14
      0  #> 0
      fn maybe(c) {
        if c { v = 1 }
        v
      }
      maybe(true)  #> 1
      maybe(false)  #! name.unbound:3
      fn below() {
        w = q
        q = 1
      }  #! name.below:7
      sum = 3
      sum  #> 3
      fn shadow(len) = len + 1
      shadow(2)  #> 3
      fn loop() {
        for k in 0..<3 {
          if k > 0 { seen = seen + [k] } else { seen = [k] }
        }
        seen
      }
      loop()  #> [0, 1, 2]
      """#)

  static let foreign = Example(
    name: "foreign",
    text: #"""
      b = box([1, 2, 3])
      b  #> box of 3
      b.size  #> 3
      b.sise  #! type.no-field:3
      b["first"]  #> 1
      b[1]  #> 2
      b[7]  #! value.index:3
      b[0, 1..2]  #> "0; 1 to 3"
      b[-1, 1..]  #> "-1; 1 to"
      [x for x in b + 1]  #> [2.0, 3.0, 4.0]
      (1 + b)[0]  #> 2.0
      b * 2  #! type.operand:3
      -b  #! type.operand:1
      b == box([1, 2, 3])  #> true
      b != 5  #> true
      if b < 2 { 1 }  #! type.condition:6
      2 in b  #> true
      {size} = b
      size  #> 3
      len(b)  #> 3
      """#)

  static let statements = Example(
    name: "statements",
    text: #"""
      use lupi 0.1
      use lupi 9.0  #! syntax.use:10
      seed 7
      seed = 7  #! syntax.statement:1
      numerics exact
      numerics slow  #! syntax.expected:10
      param epochs = 20 in 1..200  "passes"
      epochs  #> 20
      param rate = 1e-3 in 0..1
      rate  #> 0.001
      param share = 10%
      share  #> 0.1
      param hop = 10ms in 1ms..1s
      hop  #> 10ms
      param mode = "a" in ["a", "b"]
      mode  #> "a"
      param on = true
      param bad = 5 in 10..20  #! param.range:13
      param off = "c" in ["a", "b"]  #! param.choice:13
      check epochs > 1, "needs epochs"
      check epochs > 100, "only {epochs} epochs"  #! check.failed:7
      check false  #! check.failed:7
      fn f() { seed 3 }  #! syntax.top-level:10
      ___  #! exercise.hole:1
      fn filled(a, b=1) = a
      filled(b=2, ___)  #! exercise.hole:13
      filled(a=2, ___)  #! exercise.hole:13
      filled(b=2, 3)  #! syntax.argument-order:13
      x <- 1  #! syntax.foreign-operator:3
      x := 1  #! syntax.foreign-operator:3
      x += 1  #! syntax.foreign-operator:3
      a = 1; b = 2  #! syntax.semicolon:6
      a && b  #! syntax.foreign-operator:3
      !a  #! syntax.foreign-operator:1
      2 ** 3  #! syntax.foreign-operator:3
      True  #! name.unknown:1
      range(10)  #! name.unknown:1
      import numpy  #! syntax.foreign-word:1
      return 5  #! syntax.foreign-word:1
      while true { }  #! syntax.foreign-word:1
      1 if true else 2  #! syntax.foreign-word:3
      """#)
}
