help sync=close
