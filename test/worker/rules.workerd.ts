// The same rules, examples and counter-examples in workerd: texts are read there as they are on Node.
import '../considerations/rules.test.js'
