from django.http import HttpResponse
def ask(request, word): return HttpResponse(word)
