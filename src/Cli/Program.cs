Console.WriteLine("inkassio");
