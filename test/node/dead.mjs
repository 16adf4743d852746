// A thread that dies before it has done anything.
throw new Error('dead')
