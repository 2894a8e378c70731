"""The words of a reporter's code, and how what somebody types becomes a code again."""
